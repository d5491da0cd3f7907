/** The app's definition under Zapier's own schema. */
import { createRequire } from 'node:module';
import App from '../index.ts';

const requireCore = createRequire(__filename);
const { compileApp, validateApp, serializeApp } = requireCore('zapier-platform-core/src/tools/schema');

test("Zapier's schema finds nothing wrong", () => {
  expect(validateApp(compileApp(App))).toEqual([]);
});

test('the surface is the one zaps store', () => {
  const definition = serializeApp(compileApp(App));
  expect(Object.keys(definition.triggers)).toEqual(expect.arrayContaining(['new_ticket']));
  expect(Object.keys(definition.creates)).toEqual(expect.arrayContaining(['analyze_sentiment', 'check_escalation', 'draft_reply', 'triage_ticket', 'record_correction', 'add_solved_ticket', 'build_issue_report']));
});
