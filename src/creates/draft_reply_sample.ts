import type { DraftReplyOutput } from '../steps/reply_output.ts';

/** What the built-in engine answers on sample ticket FJ-1001 with the sample knowledge; `npm run samples` writes this file. */
const sample: DraftReplyOutput = {
  "ticket_id": "FJ-1001",
  "status": "drafted",
  "can_auto_send": true,
  "blockers": [],
  "blockers_text": "",
  "reply_subject": "Re: phone not charging on lamp",
  "reply_html": "<div dir=\"auto\" lang=\"en\" style=\"font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word\">\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Hello Harriet,</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Thank you for your message about LumaDesk.</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Here is what we can tell you about this:</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Three blinks mean the charger does not see the phone properly.</p>\n<ol style=\"margin:0 0 14px 0;padding:0 24px\" dir=\"auto\"><li style=\"margin:0 0 6px 0\">Take off cases thicker than 4 mm and anything metal: rings, card holders, magnetic plates.</li><li style=\"margin:0 0 6px 0\">Lay the phone with its middle on the symbol and wait five seconds.</li><li style=\"margin:0 0 6px 0\">Wipe the foot with a dry cloth.</li><li style=\"margin:0 0 6px 0\">Unplug the lamp for one minute. Use the original adapter (24 V, 1.5 A), straight into the wall.</li></ol>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">The foot charges Qi and Qi2 phones with up to 15 W. If a second phone is refused too, send us the serial number from the underside and a short video.</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">You can read more here: <a href=\"https://help.fjordlight.example/en/lumadesk/phone-not-charging\">https://help.fjordlight.example/en/lumadesk/phone-not-charging</a></p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">If anything remains unclear, simply reply to this message.</p>\n<p style=\"margin:0 0 14px 0\" dir=\"auto\">Kind regards<br>Fjordlight</p>\n</div>",
  "reply_text": "Hello Harriet,\n\nThank you for your message about LumaDesk.\n\nHere is what we can tell you about this:\n\nThree blinks mean the charger does not see the phone properly.\n\n1. Take off cases thicker than 4 mm and anything metal: rings, card holders, magnetic plates.\n2. Lay the phone with its middle on the symbol and wait five seconds.\n3. Wipe the foot with a dry cloth.\n4. Unplug the lamp for one minute. Use the original adapter (24 V, 1.5 A), straight into the wall.\n\nThe foot charges Qi and Qi2 phones with up to 15 W. If a second phone is refused too, send us the serial number from the underside and a short video.\n\nYou can read more here: https://help.fjordlight.example/en/lumadesk/phone-not-charging\n\nIf anything remains unclear, simply reply to this message.\n\nKind regards\nFjordlight",
  "reply_language": "en",
  "product": "LumaDesk",
  "product_confidence": 1,
  "issue": "charging_failure",
  "template": "en/power_battery",
  "reply_confidence": 0.96,
  "sources": [
    {
      "id": "KB-001",
      "title": "Phone does not charge on the LumaDesk foot",
      "url": "https://help.fjordlight.example/en/lumadesk/phone-not-charging",
      "score": 0.35
    }
  ],
  "sources_text": "Phone does not charge on the LumaDesk foot: https://help.fjordlight.example/en/lumadesk/phone-not-charging",
  "unsupported_claims_text": "",
  "internal_note": "Written by builtin with template en/power_battery, confidence 0.96.\nAbout LumaDesk, charging_failure.\nFound in your knowledge: Phone does not charge on the LumaDesk foot (0.35); Wireless charging stops during the night (0.292); Lamp switches itself on or jumps to full brightness (0.161); Burning smell, smoke or scorch marks (0.146); Set warmer or colder light on the LumaDesk (0.139).",
  "engine": "builtin",
  "warnings": [],
  "warnings_text": ""
};

export default sample;
