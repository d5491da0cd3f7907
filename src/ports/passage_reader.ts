/** Says whether what stands around a hit of the escalation rules bears it out, or reads like an ordinary message that has the same words. */
export interface PassageReader {
  /**
   * `passages`: each holds the hit; one that bears it out by itself is enough, whatever else the ticket says. `whole`: the ticket they
   * stand in, which may bear out what they leave in doubt. `language`: ISO 639-1, or `""`. Never throws.
   */
  supports(passages: readonly string[], whole: string, language: string): boolean;
}
