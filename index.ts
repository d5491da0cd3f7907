import zapier, { defineApp } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
import { authentication } from './src/authentication.ts';
import { addSolvedTicketCreate } from './src/creates/add_solved_ticket.ts';
import { analyzeSentimentCreate } from './src/creates/analyze_sentiment.ts';
import { buildIssueReport } from './src/creates/build_issue_report.ts';
import { checkEscalationCreate } from './src/creates/check_escalation.ts';
import { draftReplyCreate } from './src/creates/draft_reply.ts';
import { recordCorrectionCreate } from './src/creates/record_correction.ts';
import { triageTicketCreate } from './src/creates/triage_ticket.ts';
import { leanDefinition } from './src/zapier/lean_definition.ts';
import { similarTickets } from './src/searches/similar_tickets.ts';
import { correctionsWorksheetsTrigger } from './src/triggers/corrections_worksheets.ts';
import { geminiModelsTrigger } from './src/triggers/gemini_models.ts';
import { historyWorksheetsTrigger } from './src/triggers/history_worksheets.ts';
import { knowledgeWorksheetsTrigger } from './src/triggers/knowledge_worksheets.ts';
import { newTicketTrigger } from './src/triggers/new_ticket.ts';
import { pineconeIndexesTrigger } from './src/triggers/pinecone_indexes.ts';
import { recurringIssue } from './src/triggers/recurring_issue.ts';
import { sheetColumnsTrigger } from './src/triggers/sheet_columns.ts';
import { spreadsheetsTrigger } from './src/triggers/spreadsheets.ts';
import { worksheetsTrigger } from './src/triggers/worksheets.ts';

export default leanDefinition(defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,
  // skipHttpPatch: the vendors' SDKs break under core's patch, and ticket text stays out of Zapier's HTTP log.
  flags: { cleanInputData: false, skipHttpPatch: true },
  authentication,
  triggers: {
    [newTicketTrigger.key]: newTicketTrigger,
    [recurringIssue.key]: recurringIssue,
    [spreadsheetsTrigger.key]: spreadsheetsTrigger,
    [worksheetsTrigger.key]: worksheetsTrigger,
    [sheetColumnsTrigger.key]: sheetColumnsTrigger,
    [knowledgeWorksheetsTrigger.key]: knowledgeWorksheetsTrigger,
    [historyWorksheetsTrigger.key]: historyWorksheetsTrigger,
    [correctionsWorksheetsTrigger.key]: correctionsWorksheetsTrigger,
    [geminiModelsTrigger.key]: geminiModelsTrigger,
    [pineconeIndexesTrigger.key]: pineconeIndexesTrigger,
  },
  creates: {
    [analyzeSentimentCreate.key]: analyzeSentimentCreate,
    [checkEscalationCreate.key]: checkEscalationCreate,
    [draftReplyCreate.key]: draftReplyCreate,
    [triageTicketCreate.key]: triageTicketCreate,
    [recordCorrectionCreate.key]: recordCorrectionCreate,
    [addSolvedTicketCreate.key]: addSolvedTicketCreate,
    [buildIssueReport.key]: buildIssueReport,
  },
  searches: {
    [similarTickets.key]: similarTickets,
  },
}));
