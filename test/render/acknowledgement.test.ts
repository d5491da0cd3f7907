/** What a customer is told while a ticket waits for a person: what each text must and must not hold, in every language. */
import { acknowledgement, type AcknowledgementRequest } from '../../src/render/acknowledgement.ts';
import { ESCALATION_REASONS } from '../../src/ports/engine.ts';
import { SUPPORTED_LANGUAGES } from '../../src/ports/ticket.ts';

type Findings = AcknowledgementRequest['findings'];
const told = (language: string, findings: Findings, isTakenOver = false) =>
  acknowledgement({ findings, isTakenOver, language, subject: 'Lamp', customerName: 'Ana Souza', signature: '', companyName: 'Fjordlight', tone: '' });
/** The text between salutation and signature. */
const bodyOf = (language: string, findings: Findings, isTakenOver = false): string => told(language, findings, isTakenOver).text.split('\n\n').slice(1, -1).join('\n\n');
const rule = (...reasons: Findings[number]['reason'][]): Findings => reasons.map((reason) => ({ reason, decidedBy: 'rule' }));
const model = (reason: Findings[number]['reason']): Findings => [{ reason, decidedBy: 'model' }];
const held = (doubt: Findings[number]['reason']): Findings => [{ reason: 'low_confidence', decidedBy: 'model', doubt }];

const EMERGENCY = /emergency number|Notruf|número de emergencias|numéro d'urgence|número de emergência/;
const PASSWORD = /password|Passwort|contraseña|mot de passe|dados de acesso/;
const THANKS = /thank|danke?\b|gracias|merci|obrigad|agradec/i;
const SORRY = /sorry|tut uns leid|sentimos|désolés|lamentamos/i;
const AGAIN = /first time|nicht die erste Nachricht|primera vez|première fois|primeira vez/;
const ASKED_FOR_A_PERSON = /asked for a person|mit einem Menschen zu sprechen|hablar con una persona|parler à une personne|falar com uma pessoa/;
/** Words that promise, admit, or say what a zap cannot know at night. */
const PROMISES = /refund|replac|within \d|compensat|our fault|our mistake|erstatt|ersatz|innerhalb von|entschädig|unser fehler|reembols|indemni|dentro de \d|nuestro error|rembours|remplac|sous \d|notre faute|notre erreur|substitu|indeniz|nosso erro/i;
const NOT_YET_TRUE = /is looking|with a colleague|liegt (?:jetzt )?bei|lo está|qui (?:le|la|l') ?regarde|entre les mains|en manos|já está com|está a ver|está (?:olha|vendo)/i;

describe.each([...SUPPORTED_LANGUAGES])('in %s', (language) => {
  const all = [...ESCALATION_REASONS].flatMap((reason) => [rule(reason), model(reason), [{ reason, decidedBy: 'history' as const }]]);

  test('every text greets, says that the message has arrived, promises nothing, admits nothing, and says nothing that is not true yet', () => {
    const received = bodyOf(language, rule('legal_threat'));
    for (const findings of all) for (const isTakenOver of [false, true]) {
      const { text, html } = told(language, findings, isTakenOver);
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

  test('a new password is asked for where the own account was taken over alone', () => {
    for (const findings of all) expect(bodyOf(language, findings)).not.toMatch(PASSWORD);
    expect(bodyOf(language, rule('security_breach'), true)).toMatch(PASSWORD);
  });

  test.each<[string, Findings]>([
    ['a threat', rule('abusive_or_threat')], ['a threat in danger', rule('safety', 'abusive_or_threat')], ['an insult of somebody who waits', rule('abusive_or_threat', 'repeated_contact')], ['a threat with the law', rule('legal_threat', 'human_request')],
    ['an agreed time that has passed', rule('sla')], ['a guess', model('legal_threat')], ['a guess at danger', model('safety')], ['what cannot be ruled out', held('outage')],
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
  for (const reason of ESCALATION_REASONS) expect(bodyOf('de', rule(reason))).toMatch(/^(?:\p{Ll}|Sie |Ihre? )/u);
  const [, opening = ''] = bodyOf('de', rule('safety')).split('\n\n');
  expect(opening).toMatch(/^\p{Lu}/u);
});

test('Portuguese holds nothing that only one of its two countries writes', () => {
  const texts = ESCALATION_REASONS.flatMap((reason) => [bodyOf('pt', rule(reason), true), bodyOf('pt', model(reason))]).join(' ');
  expect(texts).not.toMatch(/equip[ae]|você|senha|palavra-passe|conta[ct]t?o|\p{L}ndo\b|\ba \p{L}+r\b/iu);
});

test('a language we do not write gets nothing', () => {
  expect(told('pl', rule('safety'))).toEqual({ subject: '', html: '', text: '' });
});
