/** Why a reply may not go out by itself; a word never changes its meaning. In the order they are told. */
export const BLOCKERS = [
  'not_switched_on', 'escalation_not_checked', 'escalated', 'in_review', 'no_reply_needed', 'nothing_retrieved', 'unsupported_claim',
  'unsupported_promise', 'placeholder_left', 'wrong_language', 'repeats_instructions', 'steering_attempt', 'forbidden_mention', 'engine_refused', 'asks_for_secret',
  'low_confidence', 'engine_stood_in', 'unsupported_language', 'sources_unread',
] as const;
export type Blocker = (typeof BLOCKERS)[number];

/** One thing wrong with a reply: the words, and what they would need to stand on. */
export interface Finding {
  blocker: Blocker;
  /** What was checked, for example `amount`, `date`, `promise`. */
  check: string;
  /** The words of the reply, or of the ticket for a steering attempt. */
  words: string;
  /** What is missing, in plain words, for example `stands in neither the ticket nor a source`. */
  missing: string;
}

/** Everything the decision rests on; no text of it is judged here. */
export interface SendFacts {
  allowed: boolean;
  escalationChecked: boolean;
  escalated: boolean;
  inReview: boolean;
  status: 'drafted' | 'clarify' | 'none';
  /** Passages above the threshold. */
  retrieved: number;
  findings: Finding[];
  confidence: number;
  minConfidence: number;
  /** Whether the reply is in doubt whatever the least confidence. */
  doubted: boolean;
  /** Whether the engine would not write at all. */
  refused: boolean;
  stoodIn: boolean;
  languageSupported: boolean;
}

const SENTENCES: Record<Blocker, string> = {
  not_switched_on: '“Allow Automatic Sending” is off in this step.',
  escalation_not_checked: 'No escalation check is mapped into this step.',
  escalated: 'The ticket is escalated: a person must answer.',
  in_review: 'The ticket should be looked at by a person first.',
  no_reply_needed: 'There is nothing to send.',
  nothing_retrieved: 'Nothing near enough was found in your knowledge.',
  unsupported_claim: 'The reply says what stands in neither the ticket nor a source',
  unsupported_promise: 'The reply promises what no source promises',
  placeholder_left: 'A placeholder is left in the reply',
  wrong_language: 'The reply is not in the language of the ticket',
  repeats_instructions: 'The reply repeats its instructions',
  steering_attempt: 'The ticket tries to steer the answer',
  forbidden_mention: 'The reply mentions what you never want mentioned',
  low_confidence: 'The reply is not sure enough.',
  engine_stood_in: 'Gemini was not available; the built-in engine stood in.',
  unsupported_language: 'The language of the ticket could not be checked.',
  sources_unread: 'The reply was written from a source that cannot be shown.',
  engine_refused: 'Gemini would not answer this ticket',
  asks_for_secret: 'The reply asks for a password or a card number',
};

/** Every reason against sending, each once, in the order of `BLOCKERS`. Empty means that the reply may go out by itself. */
export function blockersOf(facts: SendFacts): Blocker[] {
  const found = new Set<Blocker>(facts.findings.map(({ blocker }) => blocker));
  const when = (condition: boolean, blocker: Blocker) => { if (condition) found.add(blocker); };
  when(!facts.allowed, 'not_switched_on');
  when(!facts.escalationChecked, 'escalation_not_checked');
  when(facts.escalated, 'escalated');
  when(facts.inReview, 'in_review');
  when(facts.refused, 'engine_refused');
  when(facts.status === 'none' && !facts.refused, 'no_reply_needed');
  when(facts.retrieved === 0, 'nothing_retrieved');
  when(facts.doubted || facts.confidence < facts.minConfidence, 'low_confidence');
  when(facts.stoodIn, 'engine_stood_in');
  when(!facts.languageSupported, 'unsupported_language');
  return BLOCKERS.filter((blocker) => found.has(blocker));
}

const quoted = (words: string): string => `“${words.replace(/\s+/g, ' ').trim().slice(0, 120)}”`;

/** The blockers in plain words, one sentence each, with the words found. */
export function blockersText(blockers: Blocker[], findings: Finding[]): string {
  return blockers.map((blocker) => {
    const words = [...new Set(findings.filter((finding) => finding.blocker === blocker).map((finding) => quoted(finding.words)))];
    const sentence = SENTENCES[blocker];
    return words.length > 0 ? `${sentence.replace(/\.$/, '')}: ${words.slice(0, 8).join(', ')}.` : sentence.replace(/([^.])$/, '$1.');
  }).join(' ');
}

/** Findings to be told: two checks may find the same words, and the first says enough. */
export const eachOnce = (findings: readonly Finding[]): Finding[] => findings.filter(({ blocker, words }, at) => !findings.slice(0, at).some((earlier) => earlier.blocker === blocker && earlier.words === words));

/** What stands on nothing, one line each: the words and what is missing. */
export const claimsText = (findings: Finding[]): string =>
  eachOnce(findings).filter(({ blocker }) => blocker === 'unsupported_claim' || blocker === 'unsupported_promise')
    .map(({ check, words, missing }) => `${check}: ${quoted(words)} ${missing}`).join('\n');
