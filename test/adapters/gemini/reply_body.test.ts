import { tidyBody } from '../../../src/adapters/gemini/reply_body.ts';

test.each([
  ['**Hold** the __red__ button.', 'Hold the red button.'],
  ['**Wichtig:**Bitte laden Sie neu.', 'Wichtig:Bitte laden Sie neu.'],
  ['***Now*** or __**never**__.', 'Now or never.'],
  ['**Both lines\nare bold** here.', 'Both lines\nare bold here.'],
  ['Part A__12, not A**12 or A__13.', 'Part A__12, not A**12 or A__13.'],
  ['Card **** **** **** 1234', 'Card **** **** **** 1234'],
  ['Your name: ____', 'Your name: ____'],
  ['Call `__init__` in **one** place.', 'Call __init__ in one place.'],
  ['**not closed.\n\nnot opened**', '**not closed.\n\nnot opened**'],
])('takes emphasis off in pairs around words: %j', (body, told) => expect(tidyBody(body, [])).toBe(told));

test.each([
  ['See https://help.example/a__b__c and __this__.', 'See https://help.example/a__b__c and this.'],
  ['See [the guide](https://help.example/a__b).', 'See [the guide](https://help.example/a__b).'],
  ['__[The guide](https://help.example/a__b)__', '[The guide](https://help.example/a__b)'],
  ['**https://help.example/a__b**', 'https://help.example/a__b'],
  ['See [the guide](https://other.example/a__b).', 'See the guide.'],
  ['Click on [Forgot password](javascript:alert(1)) and wait.', 'Click on Forgot password and wait.'],
  ['See [the shop](https://other.example/Shop_(London)).', 'See the shop.'],
])('leaves addresses whole: %j', (body, told) => expect(tidyBody(body, ['https://help.example/a__b'])).toBe(told));

test.each([
  ['Open C:\\new\\notes.txt and press Save.', 'Open C:\\new\\notes.txt and press Save.'],
  ['Open D:\\data\\nVidia\\new.txt. Then save.', 'Open D:\\data\\nVidia\\new.txt. Then save.'],
  ['total 10 €\\nthen more', 'total 10 €\nthen more'],
  ['See https://a.example/c\\nNext', 'See https://a.example/c\nNext'],
  ['Write \\n where a line ends.', 'Write \\n where a line ends.'],
  ['One line.\nOpen C:\\temp.\\new', 'One line.\nOpen C:\\temp.\\new'],
  ['Restart it.\\n\\nthen wait.', 'Restart it.\n\nthen wait.'],
  ['Bitte so:\\n1. App schließen\\n2. App öffnen\\n- warten', 'Bitte so:\n1. App schließen\n2. App öffnen\n- warten'],
  ['Press "Next"\\nWait, please,\\nfor a minute.', 'Press "Next"\nWait, please,\nfor a minute.'],
])('takes a spelled-out line break for one where it is plainly meant: %j', (body, told) => expect(tidyBody(body, [])).toBe(told));

test('a link with brackets in its address stays whole where it is allowed', () =>
  expect(tidyBody('See [the shop](https://help.example/Shop_(London)).', ['https://help.example/Shop_(London)'])).toBe('See [the shop](https://help.example/Shop_(London)).'));
test('every link stays where none are named', () => expect(tidyBody('See [it](https://other.example/a).')).toBe('See [it](https://other.example/a).'));
