import type { Engine } from '../../ports/engine.ts';

/** The engine that needs no account and sends nothing anywhere. Each answer loads its own code and data when first asked. */
export function createBuiltinEngine(): Engine {
  return {
    name: 'builtin',
    async analyzeSentiment({ ticket, corrections }) {
      const { analyzeTicket } = await import('./sentiment/analysis.ts');
      return analyzeTicket(ticket, corrections);
    },
    /** The rules already say what this engine could: it has no opinion of its own. */
    judgeEscalation: async () => null,
    async readTicket({ ticket, corrections }) {
      const { analyzeTicket } = await import('./sentiment/analysis.ts');
      return { sentiment: analyzeTicket(ticket, corrections), opinion: null };
    },
    async writeReply(question) {
      const { writeReply } = await import('./reply_writer.ts');
      return writeReply(question);
    },
  };
}
