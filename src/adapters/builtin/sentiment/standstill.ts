import { foldFully } from '../../../triage/text/characters.ts';
import type { Signals } from './clause.ts';
import { MOCK_WORDS, PRAISE } from './mockery.ts';
import { likeliest, type Probabilities } from './model.ts';

/** Nothing stands behind it in its clause: "ya no me carga dos veces" tells what has stopped going wrong. */
const END = String.raw`(?: (?:at all|any ?more|properly|mehr|mas|nada|bien|mais|du tout|ni(?: \p{L}+){1,3}))?(?=\s*(?:[.!?,;…)]|$))`;
/** Words of one clause. */
const WORDS = String.raw`(?:(?!(?:und|aber|and|but)\b)\p{L}+ ){0,4}`;

/** That something does not work now, or no longer does: folded words of any of our languages. */
const STANDSTILL = new RegExp([
  String.raw`\b(?:jetzt|nun|sei(?:t|tdem|ther)),? ${WORDS}(?:geht|lauft|funktioniert|klappt|startet|ladt|springt|heizt|reagiert) ${WORDS}(?:nicht|nichts|nix)${END}`,
  String.raw`\b(?:now|since)(?:,| \p{L}+){0,4} (?:nothing(?: (?!else\b)\p{L}+)? works|(?:won.t|doesn.t|can.t|will not|does not|cannot)(?: even)? (?:work|open|start|load|turn on|turn off|connect|charge))${END}`,
  String.raw`\bno longer (?:works|opens|starts|loads|turns on|turns off|connects|charges)${END}`, '(?:completely|totally|stone) dead now',
  String.raw`\b(?:ahora|desde \p{L}+|ya)(?: \p{L}+){0,2} no (?:me |se )?(?:funciona|enciende|arranca|abre|carga|prende|sirve)${END}`,
  String.raw`\bplus rien ne (?:marche|fonctionne|va)${END}`, String.raw`\bne (?:marche|fonctionne|demarre|s.allume|s.ouvre|charge) plus${END}`,
  String.raw`\bagora (?:nada|(?:ja )?nao) (?:funciona|liga|abre|arranca|carrega)${END}`,
].join('|'), 'u');

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
