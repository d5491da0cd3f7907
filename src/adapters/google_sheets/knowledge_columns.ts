import { fold } from '../../triage/text/characters.ts';
import { isUnfinished } from '../../triage/ticket_table/formula_cell.ts';

/** Header names that a team may give each column, folded; the first that stands in the sheet is taken. */
export type ColumnNames<Column extends string> = Record<Column, readonly string[]>;

export const KNOWLEDGE_COLUMNS = {
  id: ['id', 'key', 'nr', 'number', 'ticket id', 'ticket_id', 'article id'],
  title: ['title', 'titel', 'titulo', 'titre', 'headline', 'name', 'thema', 'tema', 'sujet', 'subject', 'betreff', 'asunto', 'assunto', 'objet', 'article', 'artikel', 'articulo', 'artigo'],
  problem: ['question', 'problem', 'frage', 'pregunta', 'pergunta', 'problema', 'probleme', 'questions', 'fragen', 'preguntas', 'perguntas', 'symptom', 'anliegen', 'duvida', 'message', 'nachricht', 'mensaje', 'mensagem'],
  solution: ['answer', 'solution', 'antwort', 'losung', 'loesung', 'respuesta', 'solucion', 'reponse', 'resposta', 'solucao', 'reply', 'resolution', 'answers', 'antworten', 'respuestas', 'reponses', 'respostas', 'text', 'texto', 'texte', 'content', 'inhalt', 'body'],
  product: ['product', 'produkt', 'producto', 'produit', 'produto', 'products', 'produkte', 'productos', 'produits', 'produtos'],
  issue: ['issue', 'category', 'kategorie', 'categoria', 'categorie', 'topic', 'type', 'typ', 'tipo', 'label', 'tag'],
  url: ['url', 'link', 'enlace', 'lien', 'source', 'quelle', 'article url', 'web address'],
  customerEmail: ['customer email', 'customer e-mail', 'customer_email', 'email', 'e-mail', 'kunde', 'correo', 'courriel'],
  createdAt: ['created at', 'created_at', 'date', 'datum', 'fecha', 'data', 'erstellt am', 'solved at'],
} as const;

/** Where a list of answers says which of them are for customers yet. */
const STATES = { state: ['status', 'state', 'published', 'stand', 'zustand', 'veroffentlicht', 'estado', 'publicado', 'statut', 'publie', 'visibility', 'sichtbarkeit'] } as const;
const WITHHELD = /^(?:draft|unpublished|archived?|obsolete|outdated|deprecated|internal(?: only)?|inactive|not published|false|no|entwurf|unveroffentlicht|archiviert|veraltet|intern|inaktiv|falsch|nein|borrador|archivado|obsoleto|interno|inactivo|falso|brouillon|archive|interne|inactif|faux|non|rascunho|arquivado|inativo|nao)$/;

/** Whether a row says of itself that it is not for customers: a draft, archived, internal. */
export function withheld(headers: string[]): (row: string[]) => boolean {
  const { state } = columnPlaces(headers, STATES);
  return (row) => WITHHELD.test(fold(cellAt(row, state)));
}

/** Where a sheet holds the engine's label beside a person's, the person's is the correction. */
export const CORRECTION_COLUMNS = {
  ticketId: ['ticket id', 'ticket_id', 'ticket reference', 'ticket ref', 'ticket number', 'ticket no', 'ticket nr', 'ticket', 'ticketnummer', 'numero de ticket', 'id'],
  subject: ['subject', 'betreff', 'asunto', 'objet', 'assunto'],
  message: ['message', 'nachricht', 'mensaje', 'mensagem', 'text', 'texto', 'texte'],
  sentiment: [
    'correct sentiment', 'corrected sentiment', 'richtige stimmung', 'sentimiento correcto', 'sentiment correct', 'sentiment corrige', 'sentimento correto',
    'sentiment', 'stimmung', 'sentimiento', 'sentimento', 'label',
  ],
  thought: ['thought', 'reason', 'why', 'grund', 'motivo', 'raison', 'pourquoi', 'note'],
  correctedAt: ['corrected at', 'corrected_at', 'date', 'datum', 'fecha', 'data'],
} as const;

/** The texts first: where a sheet has but one column “Template”, it holds them. */
export const TEMPLATE_COLUMNS = {
  body: ['text', 'body', 'reply', 'antwort', 'respuesta', 'reponse', 'resposta', 'answer', 'texto', 'texte', 'content', 'response', 'message', 'nachricht', 'mensaje', 'mensagem', 'reply text', 'response text', 'template text', 'antworttext', 'template', 'vorlage', 'plantilla', 'modele', 'modelo'],
  name: ['name', 'nom', 'nombre', 'nome', 'bezeichnung', 'template', 'vorlage', 'plantilla', 'modele', 'modelo', 'title', 'titel', 'titulo', 'titre'],
  product: KNOWLEDGE_COLUMNS.product,
  issue: [...KNOWLEDGE_COLUMNS.issue, 'anliegen', 'thema', 'tema', 'motif', 'motivo', 'sujet', 'asunto', 'assunto', 'subject', 'betreff', 'objet'],
  language: ['language', 'sprache', 'idioma', 'langue', 'lang', 'lingua'],
} as const;

/** What only a customer's own case is told in; a bare number beside it is the ticket's, in a list of questions that of the row. */
const TOLD_BY_CUSTOMERS = new Set(['message', 'nachricht', 'mensaje', 'mensagem', 'description', 'beschreibung', 'descripcion', 'descricao', 'short description', 'ticket text']);

/** Whether a table whose rows bear a bare number (“Number”, “Nr”) holds solved tickets rather than questions and answers. */
export const numbersTickets = (headers: readonly string[]): boolean => headers.some((header) => TOLD_BY_CUSTOMERS.has(headerKey(header).replaceAll('_', ' ')));

const ARTICLE = new Set(['article', 'artikel', 'articulo', 'artigo']);
const CODE = /^\p{L}{0,4}[ _.-]?\d[\d._/-]*$/u;

/** Whether a cell is the number of an article rather than its title: “1041” or “KB-0012” in a column “Article”. */
export const isArticleNumber = (header: string, cell: string): boolean => ARTICLE.has(headerKey(header)) && CODE.test(cell.trim());

const headerKey = (header: string): string => fold(header.normalize('NFKC')).replace(/\s+/g, ' ').trim().replace(/(?<![:*?])[:*?]+$/, '').trim();

/** The place of each column among the headers, -1 where the sheet has none. */
export function columnPlaces<Column extends string>(headers: string[], names: ColumnNames<Column>): Record<Column, number> {
  const keys = headers.map(headerKey);
  const taken = new Set<number>();
  const place = (wanted: readonly string[]): number => {
    for (const name of wanted) {
      const at = keys.findIndex((key, index) => key === name && !taken.has(index));
      if (at >= 0) {
        taken.add(at);
        return at;
      }
    }
    return -1;
  };
  const places = {} as Record<Column, number>;
  for (const column of Object.keys(names) as Column[]) places[column] = place(names[column]);
  return places;
}

/** What a cell says; a formula that is loading or has failed says nothing. */
export function cellAt(row: string[], place: number): string {
  const cell = (row[place] ?? '').trim();
  return isUnfinished(cell) ? '' : cell;
}

const NOTHING = /^(?:[-–—−*?./]+|n\/?a|none|null)$/;
/** What stands where an entry is about no one product, or a template for no one language. */
const EVERY = /^(?:(?:all|any|every|alle|tod[oa]s|tous|toutes)(?: (?:(?:our|the|unsere|l[oa]s|les|nos|[oa]s) )?(?:prod|lang|ling|spra|idio)\w+)?|general|misc|others?|allgemein|sonstiges?|varios|otros?|autres?|geral|outros?|keine?|ninguno|aucun|nenhum)$/;

/** The label of a cell; a sign for nothing is none. */
export function labelAt(row: string[], place: number): string {
  const label = cellAt(row, place);
  return NOTHING.test(fold(label)) ? '' : label;
}

/** A product or a language as the knowledge is filed by it: what is for all of them is filed under none. */
export const filedUnder = (label: string): string => (NOTHING.test(fold(label)) || EVERY.test(fold(label)) ? '' : label);

/** The first web address of a cell, which may go without its “https://”; a reply would show a customer what else stands there. */
export function addressAt(row: string[], place: number): string {
  const [said = ''] = cellAt(row, place).split(/\s/);
  if (/^https?:\/\/./i.test(said)) return said;
  return /^(?:www\.[\w-]+\.|(?:[\w-]+\.)+[a-z]{2,}\/)/i.test(said) ? `https://${said}` : '';
}

/** A row for these headers, each value under its own column, every other cell blank. */
export function rowFor<Column extends string>(width: number, places: Record<Column, number>, values: Partial<Record<Column, string>>): string[] {
  const row = Array.from({ length: width }, () => '');
  for (const column of Object.keys(values) as Column[]) if (places[column] >= 0) row[places[column]] = values[column] ?? '';
  return row;
}
