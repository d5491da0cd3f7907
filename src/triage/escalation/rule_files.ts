import de from '../../../data/escalation/rules.de.json' with { type: 'json' };
import en from '../../../data/escalation/rules.en.json' with { type: 'json' };
import es from '../../../data/escalation/rules.es.json' with { type: 'json' };
import fr from '../../../data/escalation/rules.fr.json' with { type: 'json' };
import pt from '../../../data/escalation/rules.pt.json' with { type: 'json' };
import type { WordLists } from './phrase_language.ts';

/** The shape of `data/escalation/rules.*.json`; `test/triage/escalation/rule_book.test.ts` holds every file to it. */
export interface LanguageRules {
  language: string;
  lists: WordLists;
  phrases: Record<string, Partial<Record<string, string[]>>>;
  false_friends: Record<string, string[]>;
  cues: Record<string, string[]>;
  anger: Record<string, string[]>;
}

/** The rules as people write them. What ships reads them compiled: see `rule_compiler.ts`. */
export const RULES: readonly LanguageRules[] = [en, de, es, fr, pt];
