/** Exports of help desks as other tools and public collections lay them out: other headers, delimiters, dates, languages. All texts are invented. */
import { stringify } from 'csv-stringify/sync';
import { seeded, type Random } from '../../../src/scripts/simulate_incidents/random.ts';

/** A file as it lies on the disk, and what a person who reads it knows about it. */
export interface ForeignExport { name: string; text: string; encoding?: 'latin1' | 'utf16le'; args?: string[] }

const OPENINGS = ['Hello,', 'Hi team,', 'Good morning.', 'To whom it may concern,', 'Hey,', ''];
const CLOSINGS = ['Please advise.', 'Thanks in advance.', 'I have been waiting for days.', 'This is not acceptable.', 'Any help is welcome.', ''];
/** Kinds of trouble, each in several wordings. */
const TROUBLES: Record<string, string[]> = {
  'Refund request': ['I returned the {p} two weeks ago and the refund still has not reached my card.', 'Please refund the {p}, it arrived with a cracked case.', 'The refund for my {p} was approved but no money came.', 'I want my money back for the {p}.'],
  'Billing inquiry': ['My card was charged twice for the {p} subscription.', 'The invoice for the {p} shows a tax number that is not ours.', 'Why did the price of my {p} plan go up on the last invoice?', 'There is a charge of 49 dollars for {p} that I do not recognise.'],
  'Technical issue': ['The {p} does not turn on any more, the light blinks red.', 'After the update the {p} restarts every few minutes.', 'My {p} shows error 504 when I save a document.', 'The {p} loses its wireless connection every evening.'],
  'Cancellation request': ['Please cancel my {p} subscription before it renews.', 'I cannot find where to cancel the {p} membership.', 'Cancel the order of the {p}, I chose the wrong colour.'],
  'Product inquiry': ['Does the {p} work with a 220 volt socket?', 'Which cable do I need to connect the {p} to a projector?', 'Is the {p} waterproof enough for a swimming pool?'],
  'Account access': ['I cannot log in to my {p} account, the password reset mail never comes.', 'My {p} account is locked after I changed my phone number.', 'The verification code for {p} is always rejected.'],
  Delivery: ['My {p} should have arrived on Monday, the tracking has not moved since.', 'The courier left the {p} with a neighbour I do not know.', 'The parcel with the {p} came back to the sender.'],
};
const KINDS = Object.keys(TROUBLES);
const PRODUCTS = ['GoPro Hero', 'Dell XPS', 'Nest Thermostat', 'Canon EOS', 'Fitbit Versa'];

interface Drawn { kind: string; product: string; text: string; random: Random; at: number; day: Date }
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

function drawn(count: number, seed: number, products: readonly string[] = PRODUCTS, days = 180): Drawn[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_unused, at) => {
    const kind = pick(random, KINDS);
    const product = pick(random, products);
    const text = [pick(random, OPENINGS), pick(random, TROUBLES[kind] ?? []).replace('{p}', product), pick(random, CLOSINGS), `My reference is ${String.fromCharCode(65 + Math.floor(random() * 26))}${10_000 + Math.floor(random() * 80_000)}.`].filter(Boolean).join(' ');
    return { kind, product, text, random, at, day: new Date(Date.UTC(2026, 4, 1) + (at / count) * days * 86_400_000 + random() * 40_000_000) };
  });
}

const two = (number: number): string => String(number).padStart(2, '0');
const iso = (day: Date): string => day.toISOString().slice(0, 19).replace('T', ' ');
const csv = (rows: (string | number)[][], delimiter = ','): string => stringify(rows, { delimiter });

/** The well-known collection of tickets about consumer electronics: a placeholder in the text, no date of the ticket. */
const customerSupport = (): ForeignExport => ({
  name: 'customer_support_tickets.csv',
  text: csv([
    ['Ticket ID', 'Customer Name', 'Customer Email', 'Customer Age', 'Customer Gender', 'Product Purchased', 'Date of Purchase', 'Ticket Type', 'Ticket Subject', 'Ticket Description', 'Ticket Status', 'Resolution', 'Ticket Priority', 'Ticket Channel', 'First Response Time', 'Time to Resolution', 'Customer Satisfaction Rating'],
    ...drawn(300, 1).map(({ kind, product, text, random, at, day }) => [
      at + 1, `Customer ${at}`, `customer${at}@example.org`, 18 + Math.floor(random() * 50), pick(random, ['Male', 'Female', 'Other']), product, `2021-${two(1 + Math.floor(random() * 12))}-11`, kind, pick(random, ['Product setup', 'Refund request', 'Network problem', 'Battery life', 'Data loss']),
      `I'm having an issue with the {product_purchased}. ${text.replace(product, '{product_purchased}')}\n\n`, at % 3 ? 'Open' : 'Closed', at % 3 ? '' : 'Case maybe show recently my computer follow.', pick(random, ['Low', 'Medium', 'High', 'Critical']), pick(random, ['Email', 'Phone', 'Chat', 'Social media']), at % 3 ? '' : iso(day), at % 3 ? '' : iso(day), at % 3 ? '' : `${1 + Math.floor(random() * 5)}.0`,
    ]),
  ]),
});

/** Mails in two languages with queue, priority, answer and eight columns of tags. */
const queues = (): ForeignExport => {
  const QUEUES: Record<string, string> = { 'Refund request': 'Returns and Exchanges', 'Billing inquiry': 'Billing and Payments', 'Technical issue': 'Technical Support', 'Cancellation request': 'Billing and Payments', 'Product inquiry': 'Sales and Pre-Sales', 'Account access': 'IT Support', Delivery: 'Customer Service' };
  return {
    name: 'multi_lang_tickets.csv',
    text: csv([
      ['subject', 'body', 'answer', 'type', 'queue', 'priority', 'language', 'version', ...Array.from({ length: 8 }, (_unused, at) => `tag_${at + 1}`)],
      ...drawn(280, 2).map(({ kind, text, random, at }) => [
        at % 5 ? `${kind} for a customer` : '', at % 4 ? text : `Sehr geehrtes Team, ${pick(random, ['die Rechnung enthält einen Fehler und muss korrigiert werden.', 'die Sicherung der Daten bricht jede Nacht ab.', 'bitte um Auskunft zu den Schnittstellen der Analyse-Software.'])} Vielen Dank.`,
        `Dear customer, thank you for contacting us about ${kind.toLowerCase()}. We will look into it.`, pick(random, ['Incident', 'Request', 'Problem', 'Change']), QUEUES[kind] ?? '', pick(random, ['low', 'medium', 'high']), at % 4 ? 'en' : 'de', 51, kind.split(' ')[0] ?? '', 'Support', pick(random, ['Outage', 'Feedback', '']), '', '', '', '', '',
      ]),
    ]),
  };
};

/** A regulator's complaints: narrative, issue, sub-issue, company, American dates, names masked by X. */
const complaints = (): ForeignExport => ({
  name: 'complaints.csv',
  text: csv([
    ['Date received', 'Product', 'Sub-product', 'Issue', 'Sub-issue', 'Consumer complaint narrative', 'Company public response', 'Company', 'State', 'ZIP code', 'Tags', 'Consumer consent provided?', 'Submitted via', 'Date sent to company', 'Company response to consumer', 'Timely response?', 'Consumer disputed?', 'Complaint ID'],
    ...drawn(320, 3, ['Credit card', 'Mortgage', 'Checking or savings account', 'Credit reporting, credit repair services, or other personal consumer reports']).map(({ kind, text, random, at, day }) => [
      `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${String(day.getUTCFullYear()).slice(at % 2 ? 0 : 0)}`, pick(random, ['Credit card', 'Mortgage', 'Checking or savings account', 'Credit reporting, credit repair services, or other personal consumer reports']), 'General-purpose card', kind === 'Technical issue' ? 'Problem with a company\'s investigation into an existing problem' : kind, 'Information belongs to someone else',
      at % 6 === 0 ? '' : `On XX/XX/2026 I wrote to XXXX XXXX. ${text} They charged {$49.00}. XXXX never answered.`, 'Company has responded to the consumer and the CFPB and chooses not to provide a public response', `Bank ${at % 12}`, 'CA', '941XX', at % 9 ? '' : 'Servicemember', 'Consent provided', 'Web', `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/2026`, 'Closed with explanation', 'Yes', 'N/A', 7_000_000 + at,
    ]),
  ]),
});

/** Tweets of customers and of companies' agents, in one table. */
const tweets = (): ForeignExport => {
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const when = (day: Date) => `${days[day.getUTCDay()]} ${months[day.getUTCMonth()]} ${two(day.getUTCDate())} ${day.toISOString().slice(11, 19)} +0000 ${day.getUTCFullYear()}`;
  return {
    name: 'twcs.csv',
    text: csv([
      ['tweet_id', 'author_id', 'inbound', 'created_at', 'text', 'response_tweet_id', 'in_response_to_tweet_id'],
      ...drawn(220, 4, ['iPhone', 'prime', 'train']).flatMap(({ text, at, day, random }) => {
        const company = pick(random, ['AppleSupport', 'AmazonHelp', 'VirginTrains']);
        return [
          [2 * at + 1, 115_000 + at, 'True', when(day), `@${company} ${text.replace(/ My reference is .*/, '')} https://t.co/abc${at}`, 2 * at + 2, ''],
          [2 * at + 2, company, 'False', when(new Date(+day + 3_600_000)), `@${115_000 + at} We're sorry to hear that. Please DM us your details so we can help. ^JK`, '', 2 * at + 1],
        ];
      }),
    ]),
  };
};

/** A German desk: semicolons, two title rows, Latin-1, day.month.year. */
const german = (): ForeignExport => {
  const texte: Record<string, string[]> = {
    Rechnung: ['Auf der Rechnung fehlt die Umsatzsteuer-ID, bitte um Korrektur.', 'Der Betrag wurde zweimal abgebucht.'], Lieferung: ['Das Paket ist seit Dienstag überfällig, die Sendungsverfolgung steht still.', 'Die Lieferung kam unvollständig an.'],
    Störung: ['Die Pumpe läuft nicht mehr an und zeigt Fehler F21.', 'Das Gerät verliert ständig die Verbindung zum Router.'], Kündigung: ['Hiermit kündige ich den Wartungsvertrag zum Jahresende.'],
  };
  const random = seeded(5);
  const rows = Array.from({ length: 160 }, (_unused, at) => {
    const art = pick(random, Object.keys(texte));
    const day = new Date(Date.UTC(2026, 5, 1) + at * 86_400_000);
    return [`V-${at + 1}`, `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.2026 ${two(8 + (at % 9))}:15`, pick(random, ['Heizung Therma', 'Pumpe P2', 'Regler R1']), art, `${pick(random, texte[art] ?? [])} Unsere Kundennummer lautet ${1_000 + at}.`, pick(random, ['neu', 'in Arbeit', 'erledigt'])];
  });
  return { name: 'vorgaenge.csv', encoding: 'latin1', text: `Auswertung Kundendienst 2026\r\nStand: 28.11.2026;;;;;\r\n\r\n${csv([['Vorgang', 'Eingang', 'Artikel', 'Vorgangsart', 'Kundenanfrage', 'Bearbeitungsstand'], ...rows], ';').replaceAll('\n', '\r\n')}` };
};

/** A desk's full export: forty columns, most of them blank or about the agents. */
const forty = (): ForeignExport => {
  const head = ['Id', 'Status', 'Via', 'Brand', 'Ticket form', 'Group', 'Assignee', 'Organization', 'Requester', 'Requester email', 'Submitter', 'Tags', 'Subject', 'Description', 'Latest comment', 'Priority', 'Ticket type', 'Created at', 'Updated at', 'Assigned at', 'Initially assigned at', 'Solved at', 'Resolution time', 'Satisfaction Score', 'Reopens', 'Replies', 'First reply time in minutes', 'First reply time in minutes within business hours', 'First resolution time in minutes', 'Full resolution time in minutes', 'Agent wait time in minutes', 'Requester wait time in minutes', 'On hold time in minutes', 'Group stations', 'Assignee stations', 'Reason for contact [list]', 'Product [list]', 'Order number [txt]', 'Country [list]', 'Language [list]'];
  return {
    name: 'tickets_export.csv',
    text: `\ufeff${csv([head, ...drawn(240, 6).map(({ kind, product, text, random, at, day }) => {
      const row: (string | number)[] = head.map(() => '');
      const set = (header: string, value: string | number) => { row[head.indexOf(header)] = value; };
      for (const [header, value] of Object.entries({
        Id: 9_000 + at, Status: 'Closed', Via: 'Mail', Brand: 'Acme', Group: 'Support', Assignee: pick(random, ['Ana', 'Bob']), Requester: `Person ${at}`, 'Requester email': `p${at}@example.org`, Tags: `${kind.toLowerCase().replace(' ', '_')} closed_by_merge`, Subject: `${kind} - ${product}`, Description: text, 'Latest comment': 'Solved, closing.', 'Ticket type': pick(random, ['Question', 'Incident']),
        'Created at': iso(day), 'Updated at': iso(day), 'Satisfaction Score': 'Offered', Replies: 2, 'Reason for contact [list]': kind, 'Product [list]': product.toLowerCase().replaceAll(' ', '_'), 'Country [list]': 'US', 'Language [list]': 'en',
      })) set(header, value);
      return row;
    })])}`,
  };
};

const fifty = (): ForeignExport => ({ name: 'fifty.csv', text: csv([['Question', 'Received'], ...drawn(50, 7, ['washing machine'], 40).map(({ text, day }) => [text, iso(day)])]) });

const LANGUAGES: Record<string, string[]> = {
  en: ['The screen stays black after charging.', 'My parcel never arrived and the tracking is silent.', 'I was charged twice this month.'], de: ['Der Bildschirm bleibt nach dem Laden schwarz.', 'Mein Paket ist nie angekommen.', 'Mir wurde diesen Monat doppelt abgebucht.'],
  fr: ["L'écran reste noir après la charge.", "Mon colis n'est jamais arrivé.", "J'ai été débité deux fois ce mois-ci."], es: ['La pantalla se queda negra después de cargar.', 'Mi paquete nunca llegó.', 'Me cobraron dos veces este mes.'],
  pt: ['O ecrã fica preto depois de carregar.', 'A minha encomenda nunca chegou.', 'Cobraram-me duas vezes este mês.'], it: ['Lo schermo resta nero dopo la ricarica.', 'Il mio pacco non è mai arrivato.', 'Mi avete addebitato due volte questo mese.'],
  nl: ['Het scherm blijft zwart na het opladen.', 'Mijn pakket is nooit aangekomen.', 'Ik ben deze maand dubbel belast.'], pl: ['Ekran pozostaje czarny po ładowaniu.', 'Moja paczka nigdy nie dotarła.', 'W tym miesiącu pobrano opłatę dwa razy.'],
  ja: ['充電した後も画面が真っ暗なままです。', '荷物がまだ届いていません。', '今月二重に請求されました。'], ru: ['Экран остаётся чёрным после зарядки.', 'Моя посылка так и не пришла.', 'В этом месяце деньги списали дважды.'],
};

const tenLanguages = (): ForeignExport => {
  const random = seeded(8);
  return {
    name: 'ten_languages.csv',
    text: csv([['date', 'message', 'app'], ...Array.from({ length: 300 }, (_unused, at) => {
      const texts = pick(random, Object.values(LANGUAGES));
      return [`${1 + (at % 28)} ${pick(random, ['May', 'June', 'July'])} 2026`, `${pick(random, texts)} ${pick(random, texts)} #${1_000 + at}`, pick(random, ['Nova', 'Orbit'])];
    })]),
  };
};

const twelveSpellings = (): ForeignExport => {
  const spellings = ['CleanBot 3000', 'cleanbot 3000', 'Clean Bot 3000', 'CleanBot3000', 'CleanBot-3000', 'the CleanBot 3000', 'CLEANBOT 3000', 'Cleanbot 3000 (white)', 'Claenbot 3000', 'CleanBot 3000™', 'my cleanbot 3000', 'CleanBott 3000', 'CleanBot 4000', 'AirDryer', 'air dryer', 'n/a', ''];
  return { name: 'twelve_spellings.tsv', text: csv([['When', 'What happened', 'Which product do you have?'], ...drawn(204, 9).map(({ text, at, day, product }) => [iso(day), text.replace(product, 'machine'), spellings[at % spellings.length] ?? ''])], '\t') };
};

const leaking = (): ForeignExport => ({
  name: 'leaking.csv',
  text: csv([['ticket_text', 'category', 'assigned_team', 'macro_used', 'sentiment', 'csat'], ...drawn(260, 10).map(({ text, kind, random, at }) => [text, kind, `Team ${kind.slice(0, 3)}`, `macro-${KINDS.indexOf(kind)}-${Math.floor(random() * 3)}`, at % 3 ? 'negative' : 'positive', at % 3 ? 1 + Math.floor(random() * 2) : 5])]),
});

/** Training data for chat bots: an instruction with placeholders, category, intent, an answer. */
const instructions = (): ForeignExport => ({
  name: 'bot_training.csv',
  text: csv([['flags', 'instruction', 'category', 'intent', 'response'], ...drawn(300, 11).map(({ text, kind, random }) => [pick(random, ['B', 'BQZ', 'BLQ']), `${text.replace(/ My reference is .*/, '').toLowerCase()} order {{Order Number}}`, kind.split(' ')[0]?.toUpperCase() ?? '', kind.toLowerCase().replace(' ', '_'), `I've understood you need help with {{Order Number}}. To ${kind.toLowerCase()}, click {{Button}}.`])]),
});

const oddDates = (): ForeignExport => {
  const shapes: ((day: Date) => string)[] = [(day) => `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${String(day.getUTCFullYear()).slice(2)}`, (day) => `${day.getUTCDate()}. ${['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'][day.getUTCMonth()]} 2026`, (day) => String(Math.floor(+day / 1000)), (day) => day.toISOString(), () => 'yesterday', (day) => String(Math.floor(+day / 86_400_000) + 25_569)];
  return { name: 'odd_dates.csv', text: csv([['Opened', 'Customer comment', 'Model'], ...drawn(240, 12).map(({ day, text, product, at }) => [shapes[at % shapes.length]?.(day) ?? '', text, product])]) };
};

/** An issue tracker's export: repeated headers, its own way of writing dates. */
const tracker = (): ForeignExport => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return {
    name: 'tracker.csv',
    text: csv([['Summary', 'Issue key', 'Issue id', 'Issue Type', 'Status', 'Project name', 'Priority', 'Reporter', 'Created', 'Updated', 'Labels', 'Labels', 'Description', 'Component/s', 'Comment', 'Comment'], ...drawn(180, 13).map(({ kind, product, text, random, at, day }) => [
      text.slice(0, 60), `HELP-${at}`, 10_000 + at, pick(random, ['Bug', 'Service Request', 'Incident']), 'Done', 'Helpdesk', 'Medium', `u${at % 40}`, `${two(day.getUTCDate())}/${months[day.getUTCMonth()]}/${String(day.getUTCFullYear()).slice(2)} ${1 + (at % 12)}:15 PM`, '', kind.replace(' ', '-').toLowerCase(), '', text, product, '01/Jun/26 1:15 PM;u3;looking into it', ''])]),
  };
};

/** Categories by number, as an anonymised company published them. */
const numbered = (): ForeignExport => ({
  name: 'all_tickets.csv',
  text: csv([['title', 'body', 'ticket_type', 'category', 'sub_category1', 'sub_category2', 'business_service', 'urgency', 'impact'], ...drawn(260, 14).map(({ kind, text, random }) => [at3(text), text.toLowerCase().replace(/[.,]/g, ' '), Math.round(random()), KINDS.indexOf(kind) + 4, 21, 7 + Math.floor(random() * 9), 60 + Math.floor(random() * 9), 3, 4])]),
});
const at3 = (text: string): string => text.split(' ').slice(0, 3).join(' ');

/** Two columns, short questions, many fine labels. */
const intents = (): ForeignExport => ({ name: 'intents.csv', text: csv([['text', 'category'], ...drawn(400, 15).map(({ text, kind }) => [text.replace(/ My reference is .*/, '').replace(/^Hi team, |^Hello, /, ''), kind.toLowerCase().replace(' ', '_')])]) });

/** A file saved by a spreadsheet as “Unicode text”. */
const wide = (): ForeignExport => ({ name: 'unicode_text.txt', encoding: 'utf16le', text: `\ufeff${csv([['Datum', 'Mitteilung des Kunden', 'Produkt'], ...drawn(90, 16).map(({ day, text, product }) => [iso(day), text, product])], '\t')}` });

export const foreignExports = (): ForeignExport[] => [customerSupport(), queues(), complaints(), tweets(), german(), forty(), fifty(), tenLanguages(), twelveSpellings(), leaking(), instructions(), oddDates(), tracker(), numbered(), intents(), wide()];
