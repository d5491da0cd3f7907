import { defineInputFields } from 'zapier-platform-core';
import { InputError, nameOf } from './errors.ts';
import type { ReplyStyle } from './ports/engine.ts';
import type { Ticket } from './ports/ticket.ts';

/** The ticket itself, asked for by every action under the same keys. */
export const ticketFields = defineInputFields([
  { key: 'message', label: 'Message', type: 'text', helpText: 'What the customer wrote, for example **Message** from New Ticket. Message or Subject must be filled.' },
  { key: 'subject', label: 'Subject', type: 'string', helpText: 'The subject line, if there is one, for example **Subject** from New Ticket.' },
  { key: 'customer_name', label: 'Customer Name', type: 'string', helpText: 'Who wrote, for the greeting and the alert, for example **Customer Name** from New Ticket.' },
  { key: 'customer_email', label: 'Customer Email', type: 'string', helpText: 'Used to look up earlier contacts of the same customer, for example **Customer Email** from New Ticket.' },
  { key: 'ticket_ref', label: 'Ticket Reference', type: 'string', helpText: 'Your own number of the ticket, for example **Ticket ID** from New Ticket. It appears in alerts.' },
  { key: 'created_at', label: 'Created At', type: 'datetime', helpText: 'When the customer wrote, so that an alert can say how long they have been waiting, for example **Created At** from New Ticket.' },
  { key: 'product', label: 'Product', type: 'string', helpText: 'The product, if you already know it, for example “BrewMate” or **Product** from New Ticket. Leave blank to let the app find out.' },
]);

/** The link that an alert carries. */
export const ticketLinkFields = defineInputFields([
  { key: 'ticket_url', label: 'Ticket Link', type: 'string', helpText: 'A link to the ticket for the alert, for example **Row URL** from New Ticket.' },
]);

const ENGINES = { automatic: 'Automatic (Gemini if a key is connected)', builtin: 'Built-in (Gemini neither judges nor writes)', gemini: 'Gemini' };
const IF_UNAVAILABLE = { retry: 'Try again later', builtin: 'Use the built-in engine and say so' };

/** Every field for yes or no, by its key. */
export const YES_OR_NO = { should_escalate: 'Should Escalate', auto_reply_allowed: 'Auto-Reply Allowed', allow_auto_send: 'Allow Automatic Sending', mask_personal_data: 'Mask Personal Data' } as const;

export type YesOrNoKey = keyof typeof YES_OR_NO;

/**
 * The field as the editor shows it. A choice, because of what is mapped into a field for yes or no Zapier makes a yes before a step is asked, but
 * for a few words: going by its CLI, which plays that, of “off”, “nein” and “perhaps” too.
 */
export const yesOrNoField = <Key extends YesOrNoKey>(key: Key, helpText: string) => ({ key, label: YES_OR_NO[key], type: 'string' as const, choices: { true: 'Yes', false: 'No' }, helpText });

/** Which engine answers, and what happens when Gemini cannot. */
export const engineFields = defineInputFields([
  {
    key: 'engine', label: 'Engine', type: 'string', default: 'automatic', choices: ENGINES,
    helpText: 'Leave “Automatic” to begin with. With Gemini, the ticket text is sent to Google; the built-in engine works inside this app (where Pinecone is searched by a Gemini key, the text to search for still goes there). Scores of both are estimates, so let a person look at what matters.',
  },
  {
    key: 'gemini_model', label: 'Gemini Model', type: 'string', dynamic: 'gemini_models.id.label',
    helpText: 'Leave blank for the recommended model. To choose another, for example `gemini-3.5-flash`, open the list.',
  },
  {
    key: 'if_gemini_unavailable', label: 'If Gemini Is Unavailable', type: 'string', default: 'retry', choices: IF_UNAVAILABLE,
    helpText: '“Try again later” lets Zapier repeat the step until Gemini answers again. “Use the built-in engine” goes on at once with its answer, and nothing is sent by itself.',
  },
  {
    default: 'false', ...yesOrNoField('mask_personal_data', 'Yes takes e-mail addresses, phone, card and bank account numbers out of what is sent to Gemini, for example `ana@mail.example`, and puts them back into its answer.'),
  },
]);

/** Fields folded away under the heading of that group: few zaps need them all. */
export const under = <Field extends object>(group: string, fields: readonly Field[]) => fields.map((field) => ({ ...field, group }));

const text = (value: unknown): string => (typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value));

/** What Zapier delivered for one field as text; missing is `""`. */
export const readText = (inputData: Record<string, unknown>, key: string): string => text(inputData[key]).trim();

/** As Zapier, people and the tick boxes of sheets say it. */
const YES = ['true', 'yes', 'y', '1', 'on', 't', 'ja', 'wahr', 'sí', 'si', 'verdadero', 'oui', 'vrai', 'sim', 'verdadeiro'];
const NO = ['false', 'no', 'n', '0', 'off', 'f', 'nein', 'falsch', 'falso', 'non', 'faux', 'não', 'nao'];

/** True, false, or undefined where the field is blank or says neither. */
export function readBoolean(inputData: Record<string, unknown>, key: string): boolean | undefined {
  const value = readText(inputData, key).toLowerCase();
  return YES.includes(value) ? true : NO.includes(value) ? false : undefined;
}

/** Whether a field for yes or no holds something else. */
export const isNeither = (inputData: Record<string, unknown>, key: YesOrNoKey): boolean => readText(inputData, key) !== '' && readBoolean(inputData, key) === undefined;

const SEVERAL = /[,;|]\s*\S/;
/** What a pasted list has before an entry, and the quotation marks around one, or around each name of one. */
const BULLET = /^[-–—*•·▪●]\s+/;
const QUOTED = /(?<=^|[=,] {0,9})["'“„«»‘‚]([^"“”„«»=,]{1,200})["'”“»«’‘](?= {0,9}(?:[=,]|$))/g;

/** A list field as the person filled it: Zapier delivers an array, one text, or nothing, and an entry may hold a whole list. Comma, semicolon, tab and line break separate, where not said otherwise. */
export const readList = (inputData: Record<string, unknown>, key: string, separator: string | RegExp = /[\n\t,;]/): string[] =>
  [inputData[key]].flat().flatMap((entry) => text(entry).split(separator)).map((part) => part.trim().replace(BULLET, '').replace(QUOTED, '$1').trim()).filter((part) => part !== '');

/** Where a list of whole phrases has one entry that may be several: it would never be met with, and nobody would know. */
export function takenAsOne(inputData: Record<string, unknown>, key: string, label: string, separator: string | RegExp = '\n'): string[] {
  const [only = '', ...more] = readList(inputData, key, separator);
  return more.length > 0 || only.includes('=') || !SEVERAL.test(only) ? [] : [`“${label}” holds “${nameOf(only)}” as one entry. If these are several, give each an entry of its own.`];
}

/** What sheets, their failed formulas and other steps put where they have nothing. “Nan” and “Nil” are people. */
const NOTHING = /^(?:n\/a|\(?(?:null|none|undefined|unknown|blank|empty|not (?:specified|provided|applicable)|unbekannt|keine angabe|desconocido|inconnu|desconhecido)\)?|#(?:n\/[ad]|nv|(?:ref|bezug|value|wert|valeur|valor|error|fehler)!)|[-–—−?.]+)$/i;
/** What a list of products offers to whoever finds none of them in it. */
const NO_PRODUCT = /^(?:other|others|misc|miscellaneous|general|no product|sonstiges?|andere[rs]?|allgemein(?:es)?|kein produkt|otros?|varios|ninguno|autres?|divers|aucun|outros?|geral|nenhum)$/i;

/** What a field says, `""` where that is nothing. */
const readTold = (inputData: Record<string, unknown>, key: string): string => {
  const said = readText(inputData, key);
  return NOTHING.test(said) || (key === 'product' && NO_PRODUCT.test(said)) ? '' : said;
};

/** The ticket an action is about. */
export function readTicket(inputData: Record<string, unknown>): Ticket {
  return {
    ticketId: readTold(inputData, 'ticket_ref'),
    subject: readTold(inputData, 'subject'),
    message: text(inputData.message),
    customerName: readTold(inputData, 'customer_name'),
    customerEmail: readTold(inputData, 'customer_email'),
    createdAt: readText(inputData, 'created_at'),
    product: readTold(inputData, 'product'),
    url: readText(inputData, 'ticket_url'),
  };
}

export type EngineChoice = {
  engine: 'automatic' | 'builtin' | 'gemini';
  model: string;
  ifUnavailable: 'retry' | 'builtin';
  /** Missing means no. */
  maskPersonalData?: boolean;
};

const plain = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, ' ').trim();

/** The one of `choices` that a person means, by its key or by the label that the editor shows, whatever the case; undefined for anything else. */
export function optionOf<Option extends string>(said: string, choices: Readonly<Record<Option, string>>): Option | undefined {
  const labels = new Map(Object.entries<string>(choices));
  return [...labels.keys()].find((key): key is Option => [key, labels.get(key) ?? ''].some((name) => plain(name) === plain(said)));
}

/** The option meant; anything else is named, not passed over. Throws InputError. */
export function requireOption<Option extends string>(said: string, label: string, choices: Readonly<Record<Option, string>>): Option {
  const option = optionOf(said, choices);
  if (!option) throw new InputError(`The field “${label}” holds “${nameOf(said)}”, which is no option of it. Choose one of: ${Object.keys(choices).join(', ')}.`);
  return option;
}

/** The option chosen, `blank` where the field is blank. Throws InputError for what is no option. */
export const readOption = <Option extends string>(inputData: Record<string, unknown>, key: string, label: string, choices: Readonly<Record<Option, string>>, blank: NoInfer<Option>): Option =>
  requireOption(readText(inputData, key) || blank, label, choices);

export function readEngineChoice(inputData: Record<string, unknown>): EngineChoice {
  return {
    engine: readOption(inputData, 'engine', 'Engine', ENGINES, 'automatic'),
    model: readText(inputData, 'gemini_model'),
    ifUnavailable: readOption(inputData, 'if_gemini_unavailable', 'If Gemini Is Unavailable', IF_UNAVAILABLE, 'retry'),
    // Whatever is no “no”: what cannot be read must not send an address to Google.
    maskPersonalData: readBoolean(inputData, 'mask_personal_data') ?? isNeither(inputData, 'mask_personal_data'),
  };
}

export const isBlank = (ticket: Ticket): boolean => ticket.subject.trim() === '' && ticket.message.trim() === '';

/** How a reply sounds where the zap does not say. */
export const DEFAULT_STYLE: ReplyStyle = {
  tone: 'friendly and clear', signature: '', companyName: '', maxWords: 150, instructions: '', neverMention: [],
};
