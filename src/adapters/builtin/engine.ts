import type { Engine } from '../../ports/engine.ts';

/** Kept once they are loaded: another `import()` takes as long as a tenth of reading what a ticket feels like. */
let sentiment: typeof import('./sentiment/analysis.ts') | undefined;
let opinion: typeof import('./escalation/opinion.ts') | undefined;

/** The engine that needs no account and sends nothing anywhere. Each answer loads its own code and data when first asked. */
export function createBuiltinEngine(): Engine {
  return {
    name: 'builtin',
    async analyzeSentiment({ ticket, corrections }) {
      sentiment ??= await import('./sentiment/analysis.ts');
      return sentiment.analyzeTicket(ticket, corrections);
    },
    /** A small model of what the rules do not say; it cannot read the team's rule in plain words. */
    async judgeEscalation({ ticket }) {
      opinion ??= await import('./escalation/opinion.ts');
      return opinion.escalationOpinion(ticket);
    },
    async readTicket({ ticket, corrections }) {
      sentiment ??= await import('./sentiment/analysis.ts');
      opinion ??= await import('./escalation/opinion.ts');
      return { sentiment: sentiment.analyzeTicket(ticket, corrections), opinion: opinion.escalationOpinion(ticket) };
    },
    async writeReply(question) {
      const { writeReply } = await import('./replies/reply_writer.ts');
      return writeReply(question);
    },
  };
}
