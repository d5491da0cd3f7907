/** What is never to be mentioned is one rule, for what a reply says and for what it offers. */
import { mentioned } from '../../../../src/triage/reply_checks/guardrails/wording.ts';

test.each([
  ['我们的竞争对手很好。', '竞争'],
  ['Our rival Zapp! does this too.', 'zapp'], ['Zapp does this too.', '“Zapp!”'], ['Die Straße ist gesperrt.', 'Strasse'], ['Die Strasse ist gesperrt.', 'Straße'], ['Le café est offert.', 'CAFE'], ['Le cafe\u0301 est offert.', 'café'],
  ['Plan-B is out.', 'plan b'], ['It is written in C++.', 'C++'], ['Our C++-course', 'c++'], ['Made with .NET, of course.', '.NET'], ['Yes — of course.', '—'], ['Ask Acme\nCorp.', 'acme corp'],
])('“%s” mentions “%s”', (text, phrase) => expect(mentioned(text, ['never said', phrase])).toEqual([phrase]));

test.each([
  ['Read this article.', 'art'], ['Plan C is fine.', 'C++'], ['We refunds', 'refund'], ['- Hello', '—'], ['- Hello', '-  -'], ['Hello', ''], ['Hello', ' '], ['Hello?', '?'], ['The net price', '.NET'], ['Straßen', 'Straße'], ['Acme. Corp', 'corp acme'],
])('“%s” does not mention “%s”', (text, phrase) => expect(mentioned(text, [phrase])).toEqual([]));
