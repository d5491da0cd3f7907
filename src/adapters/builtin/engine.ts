import type { Engine } from '../../ports/engine.ts';

/** The engine that needs no account and sends nothing anywhere. Each answer loads its own code and data when first asked. */
export function createBuiltinEngine(): Engine {
  return {
    name: 'builtin',
    async analyzeSentiment({ ticket, corrections }) {
      const { analyzeTicket } = await import('./sentiment/analysis.ts');
      return analyzeTicket(ticket, corrections);
    },
    /** A small model of what the rules do not say; it cannot read the team's rule in plain words. */
    async judgeEscalation({ ticket }) {
      const { escalationOpinion } = await import('./escalation_opinion.ts');
      return escalationOpinion(ticket);
    },
    async readTicket({ ticket, corrections }) {
      const { analyzeTicket } = await import('./sentiment/analysis.ts');
      const { escalationOpinion } = await import('./escalation_opinion.ts');
      return { sentiment: analyzeTicket(ticket, corrections), opinion: escalationOpinion(ticket) };
    },
    async writeReply(question) {
      const { writeReply } = await import('./reply_writer.ts');
      return writeReply(question);
    },
  };
}
