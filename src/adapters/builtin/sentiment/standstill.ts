import { foldFully } from '../../../triage/text/characters.ts';
import type { Signals } from './clause.ts';
import { MOCK_WORDS, PRAISE } from './mockery.ts';
import { likeliest, type Probabilities } from './model.ts';

/** That something does not work now, or no longer does: folded words of any of our languages. */
const STANDSTILL = /\b(?:jetzt|nun|sei(?:t|tdem|ther)),? (?:\p{L}+ ){0,4}(?:geht|lauft|funktioniert|klappt|startet|ladt|springt|heizt|reagiert)(?: \p{L}+){0,4} (?:nicht|nichts|nix)\b|\b(?:now|since)(?:,| \p{L}+){0,4} (?:nothing(?: \p{L}+)? works|(?:won.t|doesn.t|can.t|will not|does not|cannot)(?: even)? (?:work|open|start|load|turn|connect|charge))\b|\bno longer (?:works|opens|starts|loads|turns|connects|charges)\b|(?:completely|totally|stone) dead now|\b(?:ahora|desde \p{L}+|ya)(?: \p{L}+){0,2} no (?:me |se )?(?:funciona|enciende|arranca|abre|carga|prende|sirve)\b|\bplus rien ne (?:marche|fonctionne|va)\b|\bne (?:marche|fonctionne|demarre|s.allume|s.ouvre|charge) plus\b|\bagora (?:nada|(?:ja )?n[aã]o) (?:funciona|liga|abre|arranca|carrega)\b/u;

/**
 * A glad answer turned where the last praise has nothing behind it but that something stands still: behind a cry of a few words mockery
 * (“Super Update! Jetzt geht gar nichts mehr.”), behind more a report. Too few learned texts are told so for the model to know it.
 */
export function unlessStandstill(held: Probabilities, text: string, { clauses }: Signals): Probabilities {
  if (likeliest(held) !== 'positive') return held;
  const praise = clauses.findLast(({ positive }) => positive > PRAISE);
  if (!praise || !STANDSTILL.test(foldFully(text.slice(praise.end)))) return held;
  const [negative, neutral, positive] = held;
  return praise.words <= MOCK_WORDS ? [positive, neutral, negative] : [negative, positive, neutral];
}
