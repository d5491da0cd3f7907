/** From this likeness on a passage is taken for the answer; below it the reply asks back. Set on the sample tickets. */
export const ANSWER_LIKENESS = 0.19;

/** From this chance on an entry is looked at as an answer, however few words it shares. */
export const LEAST_CHANCE = 0.15;
