import type { EscalationOutput } from '../steps/escalation_check.ts';

/** What Check Escalation answers on sample ticket FJ-1009 by rules; `npm run samples` writes this file. */
const sample: EscalationOutput = {
  "ticket_id": "FJ-1009",
  "should_escalate": true,
  "auto_reply_allowed": false,
  "route": "human",
  "severity": "critical",
  "primary_reason": "safety",
  "primary_reason_label": "Danger to people",
  "reasons": [
    "safety"
  ],
  "reasons_text": "Danger to people",
  "matched_phrase": "burning smell",
  "suppressed_matches_text": "",
  "decided_by": "rule",
  "contact_count": 0,
  "is_vip": false,
  "injection_suspected": false,
  "language": "en",
  "forward_subject": "[critical] Danger to people: FJ-1009 Burning smell from lamp",
  "forward_html": "<div dir=\"auto\" style=\"font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word\">\n<table role=\"presentation\" style=\"border-collapse:collapse;font-size:15px\"><tr><th scope=\"row\" style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal;white-space:nowrap;opacity:0.7\">Why</th><td style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal\">Danger to people: <i>“Yesterday evening there was a burning smell on my desk and I saw that the foot of the LumaDesk was brown on the underside and the desk below was scorched, a mark like a coin. I pulled the plug at once.”</i></td></tr><tr><th scope=\"row\" style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal;white-space:nowrap;opacity:0.7\">Severity</th><td style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal\">critical</td></tr><tr><th scope=\"row\" style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal;white-space:nowrap;opacity:0.7\">Customer</th><td style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal\">Ingrid Solheim, ingrid.solheim@nordvik.example</td></tr><tr><th scope=\"row\" style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal;white-space:nowrap;opacity:0.7\">Ticket</th><td style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal\">FJ-1009</td></tr><tr><th scope=\"row\" style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal;white-space:nowrap;opacity:0.7\">Waiting since</th><td style=\"padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal\">28 Aug 2026, 09:03 UTC+2</td></tr></table>\n<p style=\"margin:18px 0 6px 0;font-weight:bold\">Burning smell from lamp</p>\n<div dir=\"auto\" style=\"border-left:3px solid #c8c8c8;padding:0 0 0 12px\"><p>Hello. Yesterday evening there was a burning smell on my desk and I saw that the foot of the LumaDesk was brown on the underside and the desk below was scorched, a mark like a coin. I pulled the plug at once. My phone was so hot I could not hold it. I have photos. I am quite shaken, my son does his homework at this desk. What do you do with this?</p>\n<p>Ingrid Solheim</p></div>\n</div>",
  "acknowledgement_subject": "Re: Burning smell from lamp",
  "acknowledgement_html": "<div dir=\"auto\" lang=\"en\" style=\"font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word\">\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Hello Ingrid,</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">If anyone is in danger or still needs help, call the emergency number now. Please stop using whatever caused this.</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Thank you for telling us. We have received your message. Someone on our team will read it.</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Kind regards<br>Your support team</p>\n</div>",
  "acknowledgement_text": "Hello Ingrid,\n\nIf anyone is in danger or still needs help, call the emergency number now. Please stop using whatever caused this.\n\nThank you for telling us. We have received your message. Someone on our team will read it.\n\nKind regards\nYour support team",
  "slack_text": ":rotating_light: *CRITICAL: Danger to people*\nFJ-1009 · Burning smell from lamp\nFrom Ingrid Solheim (ingrid.solheim@nordvik.example)\n> Hello. *Yesterday evening there was a burning smell on my desk and I saw that the foot of the LumaDesk was brown on the underside and the desk below was scorched, a mark like a coin.* I pulled the plug at once. My phone was so hot I could not hold it. I have photos. I am quite shaken, my son does his homework at this desk. What do you do with this? Ingrid Solheim\nWaiting since 28 Aug 2026, 09:03 UTC+2",
  "engine": "builtin",
  "warnings": [],
  "warnings_text": ""
};

export default sample;
