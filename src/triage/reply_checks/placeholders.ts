import type { Check } from './checked_reply.ts';

/** Forms of "fill this in" that templates, old tickets and models leave behind. Each is linear: bounded, no nesting. */
const FORMS: RegExp[] = [
  /<(?!https?:|mailto:|\/?(?:b|i|p|br|a|ul|ol|li|strong|em)\b)[\p{L}][\p{L}\p{N} _'’.-]{0,40}>/gu,
  /\{\{?[^{}\n]{1,60}\}?\}/g,
  /\[(?!\d{1,3}\])[^\][\n]{1,80}\](?!\()/g,
  /(?<![\p{L}\p{N}])(?:X{3,}|x{4,}|_{3,}|\?{4,}|TODO|TBD|TBC|FIXME|lorem ipsum)(?![\p{L}\p{N}])/gu,
  /%[A-Za-z][A-Za-z_ ]{1,30}%|\$\{?[A-Z][A-Z_]{2,30}\}?|«[A-Z_]{3,30}»/g,
  /(?<![\p{L}\p{N}.])(?:undefined|null|NaN|None|\[object Object\])(?![\p{L}\p{N}])(?=[\s,.!?:;]|$)/gu,
  /(?<![\p{L}\p{N}_])\p{Lu}{2,20}(?:_\p{Lu}{2,20}){1,4}(?![\p{L}\p{N}_])/gu,
  /(?:\.{6,}|…{2,})/g,
  /(?<![\p{L}\p{N}])(?:X{2}(?![\p{L}\p{N}])(?! ?[LSl])|X(?= (?:days?|Tage|weeks?|Wochen|hours?|Stunden|d[ií]as|horas|semanas|jours|heures|semaines|EUR|€|%)))/gu,
  /(?<![\p{L}])(?:(?:Customer|First|Last|Full|Your|Agent|Company|Client|Product) Name|Kundenname|Vorname Nachname|Ihr Name|Firmenname|Nombre (?:del [Cc]liente|Apellidos?)|(?:Nom|Prénom) (?:du [Cc]lient|Nom)|Nome (?:do [Cc]liente|Apelido|Sobrenome)|(?:DD|dd)[./-](?:MM|mm)[./-](?:YYYY|yyyy)|TT\.MM\.JJJJ|JJ\/MM\/AAAA|DD\/MM\/AAAA)(?![\p{L}])/gu,
  /\((?:insert|add|fill in|enter|einfügen|ergänzen|bitte ergänzen|insertar|completar|rellenar|à compléter|insérer|compléter|inserir|preencher)[^()\n]{0,40}\)|\([^()\n]{1,40} (?:einfügen|ergänzen|eintragen)\)/giu,
];
/** `None of these` is English; `None` as a program's empty value stands alone. */
const ORDINARY = /^(?:None|null)$/;
const AROUND_NONE = /(?:^|[\s:])None (?:of|the|is|are|were|will|has|have)\b|(?:null und nichtig|Null )/;

/** Placeholders that nobody filled in. */
export const findPlaceholders: Check = ({ body, sources, ticket }) => {
  const given = `${ticket.message}\n${sources.map(({ text }) => text).join('\n')}`;
  const found = FORMS.flatMap((form) => [...body.matchAll(form)].map((match) => match[0]))
    .filter((words) => !(ORDINARY.test(words) && AROUND_NONE.test(body)))
    // A menu's own name in brackets is no placeholder when a source writes it so.
    .filter((words) => !((words.startsWith('[') || words.includes('_')) && given.includes(words)));
  return [...new Set(found)].map((words) => ({ blocker: 'placeholder_left', check: 'placeholder', words, missing: 'was never filled in' }));
};
