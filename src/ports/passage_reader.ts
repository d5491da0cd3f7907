/** Says whether what stands around a hit of the escalation rules bears it out, or reads like an ordinary message that has the same words. */
export interface PassageReader {
  /** `passages`: each holds the hit; one that bears it out is enough. `language`: ISO 639-1, or `""`. Never throws. */
  supports(passages: readonly string[], language: string): boolean;
}
