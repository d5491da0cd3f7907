/** From this likeness on a passage is taken for the answer; below it the reply asks back. Set on the sample tickets. */
export const ANSWER_LIKENESS = 0.19;
