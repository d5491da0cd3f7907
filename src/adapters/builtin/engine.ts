import type { Engine } from '../../ports/engine.ts';

/** What was loaded, so that a second ticket need not ask the module loader again. */
let analysis: typeof import('./sentiment/analysis.ts') | undefined;

/** The engine that needs no account and sends nothing anywhere. Each answer loads its own code and data when first asked. */
export function createBuiltinEngine(): Engine {
  return {
    name: 'builtin',
    async analyzeSentiment({ ticket, corrections }) {
      analysis ??= await import('./sentiment/analysis.ts');
      return analysis.analyzeTicket(ticket, corrections);
    },
    /** A small model of what the rules do not say; it cannot read the team's rule in plain words. */
    async judgeEscalation({ ticket }) {
      const { escalationOpinion } = await import('./escalation_opinion.ts');
      return escalationOpinion(ticket);
    },
    async readTicket({ ticket, corrections }) {
      const [{ analyzeTicket }, { escalationOpinion }] = await Promise.all([import('./sentiment/analysis.ts'), import('./escalation_opinion.ts')]);
      return { sentiment: analyzeTicket(ticket, corrections), opinion: escalationOpinion(ticket) };
    },
    async writeReply(question) {
      const { writeReply } = await import('./reply_writer.ts');
      return writeReply(question);
    },
  };
}
