import type { DraftReplyOutput } from './reply_output.ts';

/** What this step answers on the sample ticket FJ-1001 with the built-in engine and no knowledge; a test runs it again. */
const sample: DraftReplyOutput = {
  ticket_id: 'FJ-1001',
  status: 'clarify',
  can_auto_send: false,
  blockers: ['not_switched_on', 'escalation_not_checked', 'nothing_retrieved', 'low_confidence'],
  blockers_text: '“Allow Automatic Sending” is off in this step. No escalation check is mapped into this step. Nothing near enough was found in your knowledge. The reply is not sure enough.',
  reply_subject: 'Re: phone not charging on lamp',
  reply_html: '<div dir="auto" lang="en" style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">\n<p style="margin:0 0 14px 0" dir="auto">Hello Harriet,</p>\n<p style="margin:0 0 14px 0" dir="auto">Thank you for your message about LumaDesk. I understand that this is about power or charging.</p>\n<p style="margin:0 0 14px 0" dir="auto">So that we can give you an answer that fits: How does it behave when it is plugged in with the original cable at another socket?</p>\n<p style="margin:0 0 14px 0" dir="auto">Kind regards<br>Your support team</p>\n</div>',
  reply_text: 'Hello Harriet,\n\nThank you for your message about LumaDesk. I understand that this is about power or charging.\n\nSo that we can give you an answer that fits: How does it behave when it is plugged in with the original cable at another socket?\n\nKind regards\nYour support team',
  reply_language: 'en',
  product: 'LumaDesk',
  product_confidence: 1,
  issue: '',
  template: 'en/power_battery',
  reply_confidence: 0.2,
  sources: [],
  sources_text: '',
  unsupported_claims_text: '',
  internal_note: 'Written by builtin with template en/power_battery, confidence 0.2.\nAbout LumaDesk.\nNothing near enough was found in your knowledge.',
  engine: 'builtin',
  warnings: [],
  warnings_text: '',
};

export default sample;
