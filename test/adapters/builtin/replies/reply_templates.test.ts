import { neutralIssue, pointsFor, templatesIn } from '../../../../src/adapters/builtin/replies/reply_templates.ts';
import { SUPPORTED_LANGUAGES } from '../../../../src/ports/ticket.ts';

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
