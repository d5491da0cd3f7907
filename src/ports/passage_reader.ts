import type { EscalationReason } from './engine.ts';

/**
 * Reads one ticket: says whether what stands around a hit of the escalation rules bears it out, or reads like an ordinary message
 * that has the same words. `whole`: the ticket, which may bear out what passages leave in doubt; it is read once, when first needed.
 * `language`: ISO 639-1, or `""`. Never throws.
 */
export type PassageReader = (whole: string, language: string) => BearsOut;

/** What stands around a hit; one passage that bears it out by itself is enough, whatever else the ticket says. */
export interface Passages {
  /** Pieces of the ticket that each hold the hit. */
  around: readonly string[];
  /** The sentence of the hit where it could be a whole message by itself (“Der Trockner brennt!”), `""` where it could not. */
  statement: string;
}

/** `reason`: what the hit speaks for. */
export type BearsOut = (passages: Passages, reason: EscalationReason) => boolean;
