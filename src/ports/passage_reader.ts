import type { EscalationReason } from './engine.ts';

/**
 * Reads one ticket: says whether what stands around a hit of the escalation rules bears it out, or reads like an ordinary message
 * that has the same words. `whole`: the ticket, which may bear out what passages leave in doubt; it is read once, when first needed.
 * `language`: ISO 639-1, or `""`. Never throws.
 */
export type PassageReader = (whole: string, language: string) => BearsOut;

/** `passages`: each holds the hit; one that bears it out by itself is enough, whatever else the ticket says. `reason`: what the hit speaks for. */
export type BearsOut = (passages: readonly string[], reason: EscalationReason) => boolean;
