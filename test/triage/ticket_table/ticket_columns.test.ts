import { columnKeys, columnNamed } from '../../../src/triage/ticket_table/column_names.ts';
import { findColumns, otherColumns, type ColumnRole } from '../../../src/triage/ticket_table/ticket_columns.ts';

/** Header → role, as a reader of the language would assign them; `-` for none. */
const SHEETS: Record<string, [header: string, role: ColumnRole | '-'][]> = {
  'an English export': [['Ticket ID', 'ticket_id'], ['Customer Name', 'customer_name'], ['Customer Email', 'customer_email'], ['Customer Age', '-'], ['Customer Gender', '-'],
    ['Product Purchased', 'product'], ['Date of Purchase', '-'], ['Ticket Type', '-'], ['Ticket Subject', 'subject'], ['Ticket Description', 'message'], ['Ticket Status', '-'],
    ['Resolution', '-'], ['Ticket Priority', '-'], ['Ticket Channel', 'channel'], ['First Response Time', '-'], ['Customer Satisfaction Rating', '-']],
  'a German sheet, in another order': [['Antwort', '-'], ['Nachricht*', 'message'], ['BETREFF', 'subject'], ['E-Mail\n(Kunde)', 'customer_email'], ['Erstellt  am', 'created_at'], ['Kunde', 'customer_name'], ['Bearbeiter', '-'], ['Kanal', 'channel'], ['Produkt', 'product'], ['Ticket-Nr.', 'ticket_id']],
  'German compounds': [['Problembeschreibung', 'message'], ['Kundenname', 'customer_name'], ['Mailadresse', 'customer_email'], ['Eingangsdatum', 'created_at']],
  'a Spanish form': [['Marca temporal', 'created_at'], ['Dirección de correo electrónico', 'customer_email'], ['Nombre', 'first_name'], ['Apellidos', 'last_name'], ['Asunto', 'subject'], ['Descripción', 'message'], ['Estado', '-'], ['Prioridad', '-']],
  'a French form': [['Horodateur', 'created_at'], ['Adresse e-mail', 'customer_email'], ['Nom', 'last_name'], ['Prénom', 'first_name'], ['Objet', 'subject'], ['Décrivez votre problème', 'message'], ['Statut', '-'], ['N° de ticket', 'ticket_id']],
  'a Portuguese form': [['Carimbo de data/hora', 'created_at'], ['Endereço de e-mail', 'customer_email'], ['Nome completo', 'customer_name'], ['Assunto', 'subject'], ['Mensagem', 'message'], ['Produto', 'product'], ['Canal', 'channel'], ['Resposta', '-']],
  'a help desk of a French town': [['Nom & prénom', 'customer_name'], ['Adresse de courriel', 'customer_email'], ['Date d’ouverture', 'created_at'], ['Objet de la demande', 'subject'], ['Votre demande', 'message'], ['Produit concerné', 'product']],
  'a Spanish list': [['Nº', 'ticket_id'], ['Correo-e', 'customer_email'], ['Fecha de apertura', 'created_at'], ['Su consulta', 'message'], ['Producto afectado', 'product'], ['Canal de entrada', 'channel'], ['Respuesta', '-']],
  'a Portuguese list': [['Nome', 'customer_name'], ['E-mail', 'customer_email'], ['Data de abertura', 'created_at'], ['Assunto', 'subject'], ['Descrição do problema', 'message'], ['Data de fechamento', '-']],
  'snake and camel case': [['ticket_id', 'ticket_id'], ['customerEmail', 'customer_email'], ['created_at', 'created_at'], ['updated_at', '-'], ['body', 'message'], ['message_id', '-'], ['agent_email', '-'], ['subject', 'subject']],
  'both a message and a description': [['Description', '-'], ['Message', 'message'], ['Title', 'subject'], ['From', 'customer_name'], ['Email', 'customer_email'], ['Timestamp', 'created_at']],
  'questions of an English form': [['How can we help?', 'message'], ['What is your name?', 'customer_name'], ['What is your email?', 'customer_email']],
  'questions of a German form': [['Wie ist dein Name?', 'customer_name'], ['Wobei können wir helfen?', 'message'], ['Wer hat dir geholfen?', '-']],
  'questions of a Portuguese form': [['Qual é o seu nome?', 'customer_name'], ['Qual o seu e-mail?', 'customer_email'], ['Como podemos ajudar?', 'message']],
  'questions of a Spanish form': [['Marca temporal', 'created_at'], ['¿Cuál es tu nombre?', 'customer_name'], ['¿Cuál es tu correo?', 'customer_email'], ['¿Cómo podemos ayudar?', 'message']],
  'questions of a French form': [['Quel est votre nom ?', 'customer_name'], ['Comment pouvons-nous aider ?', 'message'], ['Adresse postale', '-'], ['Correo postal', '-']],
  'an export of chats': [['Visitor Email', 'customer_email'], ['Chat start time', 'created_at'], ['Chat transcript', 'message'], ['Review date', '-'], ['Call date', '-']],
  'mails that a zap put down': [['Date', 'created_at'], ['From', 'customer_name'], ['Subject', 'subject'], ['Body Plain', 'message']],
  'a question as header': [['Timestamp', 'created_at'], ['How can we help you?', 'message'], ['Your name', 'customer_name'], ['Your e-mail', 'customer_email']],
};

test.each(Object.entries(SHEETS))('%s', (_name, sheet) => {
  const { columns } = findColumns(sheet.map(([header]) => header));
  const found = sheet.map(([header], index) => [header, Object.entries(columns).find(([, at]) => at === index)?.[0] ?? '-']);
  expect(found).toEqual(sheet);
});

test('columns that steps of a zap fill later are not taken for the customer\'s', () => {
  const headers = ['Text', 'From', 'Analysis timestamp', 'Processed at', 'Slack message', 'Reply sent at', 'AI subject', 'Topic', 'Sent at'];
  const choice = findColumns(headers);
  expect(Object.entries(choice.columns).filter(([, at]) => at >= 0)).toEqual([['message', 0], ['subject', 7], ['customer_name', 1], ['created_at', 8]]);
  expect(choice.filledLater).toEqual(['subject', 'created_at']);
  expect(findColumns(headers, { subject: 'Topic' }).filledLater).toEqual(['created_at']);
});

describe('a column added at the right changes nothing about what tells tickets apart', () => {
  const identity = (headers: string[]) => {
    const { columns, filledLater } = findColumns(headers);
    return (['message', 'subject', 'customer_name', 'customer_email', 'created_at'] as const).map((role) => (filledLater.includes(role) ? -1 : columns[role]));
  };
  test.each([
    [['Created', 'Mail', 'User', 'Title', 'Details'], ['Message', 'Email', 'Customer name', 'Subject', 'Created at']],
    [['Datum', 'Kunde', 'Thema', 'Beschreibung'], ['Nachricht', 'Betreff', 'Kundenname', 'Erstellt am']],
    [['How can we help you?', 'Your e-mail'], ['Date', 'Contact', 'Title', 'Datum', 'User']],
    [['Message'], ['Mail', 'Date', 'Contact', 'Titel', 'Summary', 'Fecha', 'Sent at', 'Time']],
    [['Fecha', 'Cliente', 'Consulta'], ['Mensaje', 'Correo', 'Contacto', 'Título']],
    [['Email', 'Message', 'Created at', 'Status'], ['Notes', 'Description', 'Timestamp', 'Product']],
  ])('%j and %j', (headers, added) => {
    const before = identity(headers);
    for (const one of added) expect([one, identity([...headers, one])]).toEqual([one, before]);
    expect(identity([...headers, ...added])).toEqual(before);
  });

  test('what the person chooses counts, wherever it stands', () => {
    expect(findColumns(['Message', 'Date'], { created_at: 'Date' }).filledLater).toEqual([]);
    expect(findColumns(['Message', 'Date']).filledLater).toEqual(['created_at']);
    expect(findColumns(['Date', 'Message']).filledLater).toEqual([]);
  });
});

test('what the person names wins, and a name the sheet does not have is told', () => {
  const headers = ['Message', 'Notes', 'Mail'];
  const { columns, unknown } = findColumns(headers, { message: ' NOTES ', subject: 'Topic', customer_email: 'C' });
  expect([columns.message, columns.subject, columns.customer_email]).toEqual([1, -1, 2]);
  expect(unknown).toEqual([{ role: 'subject', header: 'Topic' }]);
});

test('keys of columns: ASCII, in snake case, told apart, and by letter where nothing is left', () => {
  expect(columnKeys(['Größe (cm)', 'Größe (cm)', 'Straße', '', '日本語', 'Order No.', 'a__b', '  ', 'Œuvre d’art', 'naïve  Ümlaut', 'Größe (cm) 2']))
    .toEqual(['column_grosse_cm', 'column_grosse_cm_2', 'column_strasse', 'column_d', 'column_e', 'column_order_no', 'column_a_b', 'column_h', 'column_oeuvre_d_art', 'column_naive_umlaut', 'column_grosse_cm_2_2']);
  expect(columnKeys(Array.from({ length: 28 }, () => ''))[27]).toBe('column_ab');
});

test('a repeated header is reached by its key', () => {
  expect([columnNamed(['A b', 'A b'], 'A b'), columnNamed(['A b', 'A b'], 'column_a_b_2'), columnNamed(['Note'], 'AA')]).toEqual([0, 1, -1]);
});

test('a choice of roles renames no other column', () => {
  const headers = ['Note', 'Note', 'Message'];
  expect(otherColumns(headers, findColumns(headers), 10).map(({ key }) => key)).toEqual(['column_note', 'column_note_2']);
  expect(otherColumns(headers, findColumns(headers, { subject: 'Note' }), 10).map(({ key }) => key)).toEqual(['column_note_2']);
});
