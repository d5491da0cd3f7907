/** From this likeness on a passage is taken for the answer; below it the reply asks back. Set on the sample tickets. */
export const ANSWER_LIKENESS = 0.19;

/** From this chance on an entry is looked at as an answer, however few words it shares. */
export const LEAST_CHANCE = 0.15;

/** Passages by their chance to be meant, likeliest first; of equals the order stays, and one without a chance is last. */
export const byChance = <Told extends { chance?: number }>(passages: readonly Told[]): Told[] => [...passages].sort((a, b) => (b.chance ?? 0) - (a.chance ?? 0));
