/**
 * `npm run train:usual`: what good replies say though neither ticket nor source does ("hopefully", "in your case"), learned from the good
 * drafts of the open hands of data/grounding; writes `data/text/usual_words.json`. The same data gives the same file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { meaningsOf } from '../adapters/builtin/words/lexicon.ts';
import { SUPPORTED_LANGUAGES } from '../ports/ticket.ts';
import { newIn, saidIn } from '../triage/reply_checks/statements/new_matters.ts';
import { sentencesOf } from '../triage/text/sentences.ts';
import type { GroundingCase } from './evaluate/grounding.ts';
import { openDrafts } from './open_drafts.ts';

const data = (file: string): string => join(import.meta.dirname, '../../data', file);
/** Came, or were opened, after these words were learned. */
const LEFT_OUT = ['twenty_eighth_hand', 'twenty_ninth_hand', 'thirtieth_hand', 'thirty_second_hand', 'thirty_sixth_hand', 'thirty_seventh_hand'];
/** In how many drafts of its language a word must be. */
const LEAST_DRAFTS = 2;

const drafts = openDrafts<GroundingCase>(LEFT_OUT).filter(({ ok }) => ok);

function newWords({ ticket, sources, reply }: GroundingCase): Set<string> {
  const asked = typeof ticket === 'string' ? { subject: '', message: ticket } : { subject: ticket.subject ?? '', message: ticket.message ?? '' };
  const isSaid = saidIn({ ticket: asked, sources: sources.map(({ title = '', text = '', url = '' }) => ({ title, text, url })), meaningsOf: (word) => meaningsOf(word) });
  return new Set(sentencesOf(reply).flatMap((sentence) => newIn(sentence, isSaid, () => false).found));
}

const counts = new Map<string, Map<string, number>>(SUPPORTED_LANGUAGES.map((language) => [language, new Map()]));
for (const draft of drafts) {
  const own = counts.get(draft.lang);
  for (const stem of newWords(draft)) own?.set(stem, (own.get(stem) ?? 0) + 1);
}
const words = Object.fromEntries([...counts].map(([language, own]) => [language, [...own].filter(([, count]) => count >= LEAST_DRAFTS).map(([stem]) => stem).sort().join(' ')]));
const note = `Learned by npm run train:usual from ${drafts.length} good drafts of the open hands of data/grounding: stems that at least ${LEAST_DRAFTS} of a language say though neither ticket nor source does.`;
writeFileSync(data('text/usual_words.json'), `${JSON.stringify({ note, words }, null, 1)}\n`);
console.log(note, Object.fromEntries(Object.entries(words).map(([language, own]) => [language, own.split(' ').length])));
