/** What a customer is told while a ticket waits for a person: what each text must and must not hold, in every language. */
import { acknowledgement, type AcknowledgementRequest } from '../../src/render/acknowledgement.ts';
import { ESCALATION_REASONS } from '../../src/ports/engine.ts';
import { SUPPORTED_LANGUAGES } from '../../src/ports/ticket.ts';
import type { Plight } from '../../src/triage/escalation/plight.ts';

type Findings = AcknowledgementRequest['findings'];
const told = (language: string, findings: Findings, plights: Plight[] = [], tone = '') =>
  acknowledgement({ findings, plights: new Set(plights), language, subject: 'Lamp', customerName: 'Ana Souza', signature: '', companyName: 'Fjordlight', tone });
/** The text between salutation and signature. */
const bodyOf = (language: string, findings: Findings, ...plights: Plight[]): string => told(language, findings, plights).text.split('\n\n').slice(1, -1).join('\n\n');
const greetingOf = (language: string, findings: Findings, tone = ''): string => told(language, findings, [], tone).text.split('\n\n')[0] ?? '';
const rule = (...reasons: Findings[number]['reason'][]): Findings => reasons.map((reason) => ({ reason, decidedBy: 'rule' }));
const model = (reason: Findings[number]['reason']): Findings => [{ reason, decidedBy: 'model' }];
const held = (doubt: Findings[number]['reason']): Findings => [{ reason: 'low_confidence', decidedBy: 'model', doubt }];

const EMERGENCY = /emergency number|Notruf|número de emergencias|numéro d'urgence|número de emergência/;
const PASSWORD = /password|Passwort|contraseña|mot de passe|dados de acesso/;
const THANKS = /thank|danke?\b|gracias|merci|obrigad|agradec/i;
const SORRY = /sorry|tut uns (?:sehr |aufrichtig )?leid|sentimos|désolés|lamentamos/i;
const AGAIN = /write again|weitere Nachricht|escribirnos otra vez|écrire de nouveau|escrever novamente/;
const ASKED_FOR_A_PERSON = /speak to someone|Wunsch nach einem Gespräch|hablar con alguien|parler à quelqu'un|falar com alguém/;
const ASKED_FOR_A_CALL = /would like a call|Wunsch nach einem Anruf|lo mejor es una llamada|souhaitez un appel|receber um telefonema/;
const MOURNS = /your loss|Beileid|esta pérdida|condoléances|a sua perda/;
const FROM_OUTSIDE = /from outside|von draußen|desde el exterior|de l'extérieur|do lado de fora/;
const NO_LONGER_USED = /stop using|nicht weiter benutzen|dejar de usar|n'utilisez plus|não use mais/i;
const E_MAIL_FIRST = /e-mail account first|zuerst das E-Mail-Konto|lo primero es proteger la cuenta de correo|d'abord votre messagerie|primeiro a sua conta de e-mail/;
const PLIGHTS: Plight[] = ['gas', 'fire', 'hurt', 'animal', 'bereaved', 'call', 'lawyer', 'takenOver', 'ransom'];
/** Words that promise, admit, or say what a zap cannot know at night. */
const PROMISES = /refund|replac|within \d|compensat|our fault|our mistake|erstatt|ersatz|innerhalb von|entschädig|unser fehler|reembols|indemni|dentro de \d|nuestro error|rembours|remplac|sous \d|notre faute|notre erreur|substitu|indeniz|nosso erro/i;
const NOT_YET_TRUE = /is looking|with a colleague|liegt (?:jetzt )?bei|lo está|qui (?:le|la|l') ?regarde|entre les mains|en manos|já está com|está a ver|está (?:olha|vendo)/i;

describe.each([...SUPPORTED_LANGUAGES])('in %s', (language) => {
  const all = [...ESCALATION_REASONS].flatMap((reason) => [rule(reason), model(reason), [{ reason, decidedBy: 'history' as const }]]);

  test('every text greets, says that the message has arrived, promises nothing, admits nothing, and says nothing that is not true yet', () => {
    const received = bodyOf(language, rule('legal_threat'));
    for (const findings of all) for (const plight of PLIGHTS) {
      const { text, html } = told(language, findings, [plight]);
      expect(text).toContain('Ana');
      expect(text.toLowerCase()).toContain(received.toLowerCase());
      expect(text).not.toMatch(PROMISES);
      expect(text).not.toMatch(NOT_YET_TRUE);
      expect(html).not.toMatch(/\{|undefined|false|<script/);
    }
  });

  test.each([
    ['danger that a rule found', rule('safety')], ['danger beside anything else', rule('legal_threat', 'safety')],
    ['what a model takes for danger', model('safety')], ['what a model takes for a threat', model('abusive_or_threat')], ['what a model takes for a plight', model('vulnerable_customer')], ['danger that cannot be ruled out', held('safety')],
  ])('%s: whom to call stands first', (_what, findings) => {
    expect(bodyOf(language, findings).split('.')[0]).toMatch(EMERGENCY);
  });

  test.each(ESCALATION_REASONS.filter((reason) => reason !== 'safety'))('%s, found by a rule, calls nobody', (reason) => {
    expect(bodyOf(language, rule(reason))).not.toMatch(EMERGENCY);
  });

  test('a new password is asked for where the own account was taken over alone; who is locked out hears of the e-mail account before it', () => {
    for (const findings of all) expect(bodyOf(language, findings)).not.toMatch(PASSWORD);
    const body = bodyOf(language, rule('security_breach'), 'takenOver');
    expect(body.search(E_MAIL_FIRST)).toBeGreaterThan(0);
    expect(body.search(PASSWORD)).toBeGreaterThan(body.search(E_MAIL_FIRST));
  });

  test('who has caught an extortioner hears to disconnect, not to change a password', () => {
    const body = bodyOf(language, rule('security_breach'), 'ransom', 'takenOver');
    expect(body).toMatch(/disconnect|vom Netz trennen|desconectar de la red|déconnectez du réseau|desligue da rede/i);
    expect(body).not.toMatch(PASSWORD);
  });

  test('who is in danger hears what to do: of a fire to leave the thing alone, of gas to go out first; nobody who wants to die hears of things', () => {
    expect(bodyOf(language, rule('safety'))).not.toMatch(NO_LONGER_USED);
    expect(bodyOf(language, rule('safety'))).not.toMatch(THANKS);
    expect(bodyOf(language, rule('safety'), 'fire')).toMatch(NO_LONGER_USED);
    for (const plights of [['gas'], ['gas', 'fire', 'hurt']] satisfies Plight[][]) {
      expect(bodyOf(language, rule('safety'), ...plights)).toMatch(FROM_OUTSIDE);
      expect(bodyOf(language, rule('safety'), ...plights)).not.toMatch(NO_LONGER_USED);
    }
  });

  test('who is hurt already is pitied before anything else, never thanked, and told whom to call should more help be needed; an animal is with the vet', () => {
    for (const plights of [['hurt'], ['hurt', 'fire'], ['animal'], ['animal', 'hurt']] as Plight[][]) {
      const body = bodyOf(language, rule('safety', 'vulnerable_customer'), ...plights), [first = '', second = ''] = body.split('. ');
      expect(first).toMatch(SORRY);
      if (plights.includes('hurt')) expect(second).toMatch(EMERGENCY);
      else expect(body).not.toMatch(EMERGENCY);
      expect(body.match(new RegExp(SORRY, 'gi'))).toHaveLength(1);
      expect(body).toMatch(NO_LONGER_USED);
      expect(body).not.toMatch(THANKS);
    }
  });

  test('a lawyer who writes of somebody hurt is told that the letter has arrived, and no more', () => {
    expect(bodyOf(language, rule('safety', 'legal_threat'), 'lawyer', 'hurt')).toBe(bodyOf(language, rule('legal_threat')));
    expect(bodyOf(language, rule('safety'), 'lawyer', 'hurt')).toMatch(EMERGENCY);
  });

  test('who mourns hears condolences, and who asks for a call is told that it was heard, whatever else is told', () => {
    expect(bodyOf(language, rule('vulnerable_customer'), 'bereaved')).toMatch(MOURNS);
    expect(bodyOf(language, rule('vulnerable_customer'))).not.toMatch(MOURNS);
    for (const findings of [rule('human_request'), rule('human_request', 'vulnerable_customer'), rule('repeated_contact', 'human_request')]) expect(bodyOf(language, findings, 'call')).toMatch(ASKED_FOR_A_CALL);
    expect(bodyOf(language, rule('human_request'))).not.toMatch(ASKED_FOR_A_CALL);
    expect(bodyOf(language, rule('repeated_contact'), 'call')).not.toMatch(ASKED_FOR_A_CALL);
  });

  test.each<[string, Findings]>([
    ['a threat', rule('abusive_or_threat')], ['a threat in danger', rule('safety', 'abusive_or_threat')], ['an insult of somebody who waits', rule('abusive_or_threat', 'repeated_contact')], ['a threat with the law', rule('legal_threat', 'human_request')],
    ['an agreed time that has passed', rule('sla')], ['a demand under the law', rule('regulatory_privacy')], ['a guess', model('legal_threat')], ['a guess at danger', model('safety')], ['what cannot be ruled out', held('outage')],
  ])('%s is not thanked for, and nothing is said of it', (_what, findings) => {
    const body = bodyOf(language, findings);
    expect(body).not.toMatch(THANKS);
    expect(body).not.toMatch(SORRY);
    expect(body).not.toMatch(AGAIN);
  });

  test('the most telling reason has the word, not the gravest', () => {
    expect(bodyOf(language, rule('human_request', 'repeated_contact'))).toMatch(AGAIN);
    expect(bodyOf(language, rule('human_request'))).toMatch(ASKED_FOR_A_PERSON);
    expect(bodyOf(language, rule('human_request', 'vulnerable_customer'))).toMatch(SORRY);
    expect(bodyOf(language, rule('repeated_contact', 'outage'))).not.toMatch(AGAIN);
    expect(bodyOf(language, rule('sla'))).not.toBe(bodyOf(language, rule('repeated_contact')));
  });

  test('no guess of a model is told as what the customer has said', () => {
    const guesses = ESCALATION_REASONS.filter((reason) => reason !== 'low_confidence').map((reason) => bodyOf(language, model(reason)));
    expect(new Set(guesses).size).toBe(2);
    expect(guesses.join()).not.toMatch(ASKED_FOR_A_PERSON);
  });
});

test('German goes on with a small letter behind the comma of the salutation, but for Sie and Ihr, and with a capital in a new paragraph', () => {
  for (const reason of ESCALATION_REASONS) for (const plight of PLIGHTS) expect(bodyOf('de', rule(reason), plight)).toMatch(/^\p{Ll}/u);
  const [, opening = ''] = bodyOf('de', rule('safety'), 'fire').split('\n\n');
  expect(opening).toMatch(/^\p{Lu}/u);
});

test('Portuguese holds nothing that only one of its two countries writes', () => {
  const texts = ESCALATION_REASONS.flatMap((reason) => [bodyOf('pt', model(reason)), ...PLIGHTS.map((plight) => bodyOf('pt', rule(reason), plight))]).join(' ');
  expect(texts).not.toMatch(/equip[ae]|você|senha|palavra-passe|conta[ct]t?o|\p{L}ndo\b|\ba \p{L}+r\b/iu);
});

test.each<[language: string, Findings, tone: string, line: string]>([
  ['en', rule('safety'), '', 'Hello Ana,'], ['en', rule('legal_threat'), '', 'Dear Ana Souza,'], ['en', rule('media_threat'), 'friendly', 'Dear Ana Souza,'], ['en', rule('abusive_or_threat'), '', 'Dear Ana Souza,'], ['en', rule('refund'), 'formal', 'Dear Ana Souza,'],
  ['de', rule('safety'), '', 'Guten Tag Ana Souza,'], ['de', rule('refund'), 'locker, per Du', 'Hallo Ana,'], ['de', rule('legal_threat'), 'locker, per Du', 'Guten Tag Ana Souza,'],
  ['es', rule('refund'), '', 'Hola, Ana:'], ['es', rule('legal_threat'), '', 'Buenos días, Ana Souza:'], ['fr', rule('regulatory_privacy'), '', 'Bonjour Ana Souza,'], ['pt', rule('legal_threat'), '', 'Olá, Ana Souza,'],
])('greets in %s for %j with the tone “%s”: %s', (language, findings, tone, line) => expect(greetingOf(language, findings, tone)).toBe(line));

test('a language we do not write gets nothing', () => {
  expect(told('pl', rule('safety'))).toEqual({ subject: '', html: '', text: '' });
});
