/** How the days of a month are said before its name: "the third of May", "zum dritten Mai", "dos de mayo", "trente septembre". */
const SPELLED: string[] = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta treinta_y_uno',
  'premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt_et_un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente_et_un',
  'primeiro dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte vinte_e_um vinte_e_dois vinte_e_tres vinte_e_quatro vinte_e_cinco vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove trinta trinta_e_um',
  'um - - - - - - - - - - - - quatorze - dezesseis dezessete - dezenove', 'primero',
];
const GERMAN = 'erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte funfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste dreiundzwanzigste vierundzwanzigste funfundzwanzigste sechsundzwanzigste siebenundzwanzigste achtundzwanzigste neunundzwanzigste dreissigste einunddreissigste';

/** Folded spellings of 1 to 31 in five languages. */
export const DAY_WORDS: Record<string, number> = Object.fromEntries([
  ...SPELLED.flatMap((days) => days.split(' ').map((word, at) => [word.replaceAll('_', ' '), at + 1] as const)),
  ...GERMAN.split(' ').flatMap((word, at) => ['', 'n', 'r'].map((ending) => [`${word.replace('ss', 'ß')}${ending}`, at + 1] as const)),
  ...GERMAN.split(' ').flatMap((word, at) => ['', 'n', 'r'].map((ending) => [`${word}${ending}`, at + 1] as const)),
].filter(([word]) => word !== '-'));
