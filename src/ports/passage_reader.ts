/** Says whether what stands around a hit of the escalation rules bears it out, or reads like an ordinary message that has the same words. */
export interface PassageReader {
  /** `language`: ISO 639-1, or `""`. Never throws. */
  supports(passage: string, language: string): boolean;
}
