import type { EscalationReason } from '../../ports/engine.ts';
import { foldFully } from '../text/characters.ts';
import { tellsTakenOver } from './taken_over.ts';

/** What a ticket tells beside its reasons, where a customer has other words to hear for it. */
export type Plight = 'gas' | 'fire' | 'hurt' | 'animal' | 'bereaved' | 'call' | 'lawyer' | 'takenOver' | 'ransom';

/** Words of folded text in any of our languages, each by the part that none of them has for another thing in such a sentence. */
const TOLD: [plight: Plight, reason: EscalationReason, words: RegExp][] = [
  ['gas', 'safety', /\bga[sz]\b|gasger|monox/],
  ['fire', 'safety', /fire|flam|smok|spark|burn|shock|feuer|brand|brenn|rauch|funke|schmor|fuego|humo|chispa|quem|incend|fume|brul|fogo|fuma|choque/],
  ['ransom', 'security_breach', /ransom|rancon|losegeld|(?:\bexig\p{L}*|\bpiden|\bpedem|\bpagar\p{L}*|\bbitcoin\p{L}*)[^.!?\n]{0,40}\b(?:rescate|resgate)|nota de (?:rescate|resgate)/u],
  ['bereaved', 'vulnerable_customer', /died|passed away|storben|murio|fallec|decede|morreu|falec/],
  ['call', 'human_request', /call|\brings?\b|phone|anruf|\bruf|ruckruf|telefon|llam[ae]|rappele|\bappel|\blig(?:a|ue)|chamada/],
];
/** Where in the message it stands tells nothing: hurt already or in care; with a vet, where no number for people helps; who writes for another. */
const ANYWHERE: [plight: Plight, words: RegExp][] = [
  ['hurt', /hospi|\ba&e\b|ambulan[cz]|paramedic|fractur|notau|notarzt|kranken|spital|rettung|gebrochen|urgenc|hopita|\bsamu\b|pompiers|pronto.socorro|\binem\b/],
  ['animal', /\bvets?\b|veterin|tierarzt|tierklinik/],
  ['lawyer', /\bact(?:ing)? for|\b(?:my|our|mon|mi|meu) client|mandant/],
];

/** Letters of a message that are asked for a plight. */
const READ = 4_000;

const folded = (text: string): string => foldFully(text.slice(0, READ));

/**
 * What is told in a ticket in which rules have found something. `sentences`: those in which they did, by reason; where one is the subject alone,
 * with the message behind it. It chooses among sentences of which each is true of any such ticket, and no word drops whom to call in danger.
 */
export function plightsOf(sentences: ReadonlyMap<EscalationReason, string>, message: string): Set<Plight> {
  const text = folded(message), said = (reason: EscalationReason) => folded(sentences.get(reason) ?? '');
  return new Set<Plight>([
    ...TOLD.filter(([, reason, words]) => words.test(said(reason))).map(([plight]) => plight),
    ...ANYWHERE.filter(([, words]) => words.test(text)).map(([plight]) => plight),
    ...(tellsTakenOver(sentences.get('security_breach') ?? '') ? ['takenOver' as const] : []),
  ]);
}
