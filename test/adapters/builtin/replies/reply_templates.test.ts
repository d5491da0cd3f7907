import { neutralIssue, pointsFor, templatesIn } from '../../../../src/adapters/builtin/replies/reply_templates.ts';
import acknowledgements from '../../../../data/escalation/acknowledgements.json' with { type: 'json' };
import { SUPPORTED_LANGUAGES } from '../../../../src/ports/ticket.ts';
import { courtesiesIn } from '../../../../src/render/salutation.ts';

describe('the cues of the templates', () => {
  it.each([...SUPPORTED_LANGUAGES])('are of two letters at least in %s, so that a text is asked for their beginnings', (language) => {
    const cues = Object.values(templatesIn(language)?.issues ?? {}).flatMap((issue) => issue.cues);
    expect(cues.length).toBeGreaterThan(50);
    expect(cues.filter((cue) => cue.replace('*', '').length < 2)).toEqual([]);
  });

  it('count wherever they stand in a text, and as the beginnings of words', () => {
    const ofMessage = (message: string) => pointsFor('delivery', 'en', { subject: '', message });
    expect(ofMessage('Parcel')).toBeGreaterThan(0);
    expect(ofMessage('Where is the parcel')).toBe(ofMessage('Parcel'));
    expect(ofMessage('The lamp is green')).toBe(0);
    expect(pointsFor('delivery', 'en', { subject: 'Parcel', message: 'Parcel' })).toBe(ofMessage('Parcel'));
    expect(neutralIssue('de', { subject: 'Paketverfolgung', message: 'Die Lieferung ist nicht angekommen.' }, '')).toBe('delivery');
  });
});

/** Whoever a team and its customers call by “du” or “tú” reads no “Sie” or “usted” around the team's own answer, nor the other way round. */
test.each([
  ['de', /(?<!\p{L})(?:Sie|Ihnen|Ihre?[mnrs]?|du|dich|dir|deine?[mnrs]?|ihr|euch|eure?[mnrs]?)(?!\p{L})/u],
  ['es', /(?<!\p{L})(?:usted(?:es)?|sus?|les?|tus?|tú|te|ti|vos|vosotros|os|responda|responde|indíque\p{L}*|dí?ga\p{L}*|enví?e\p{L}*|podría[sn]?|llame|cambie|cierre)(?!\p{L})/iu],
])('%s: what the built-in engine writes itself fits either form of address', (language, address) => {
  const { issues = {}, ...frame } = templatesIn(language) ?? {};
  const told = [...Object.values(frame), ...Object.values(issues).flatMap(({ cues: _cues, questionKnown, ...texts }) => [...Object.values(texts), ...Object.values(questionKnown ?? {})]), ...Object.values(courtesiesIn(language)), ...Object.values(acknowledgements[language === 'de' ? 'de' : 'es'])];
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter((text) => typeof text === 'string' && address.test(text))).toEqual([]);
});
