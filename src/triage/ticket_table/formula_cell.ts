/** What a formula shows while it is being worked out: the cell will read differently in a moment. Without its dots it is a customer's word, such as “Chargement” of a battery. */
export const LOADING = /^(?:loading|wird geladen|cargando|chargement|carregando)(?:\.{3}|…)$/i;
/** What a failed formula shows, in the languages of the product. */
export const FAILED = /^#(?:n(?:\/[ad]|v)|[¡¿]?(?:ref|bezug|value|wert|valeur|valor|name|nom|nome|nombre|nul[lo]?|n[uú]m|zahl|div\/0|erro|error|erreur|fehler)[!?])$/i;

/** A formula that is still loading or has failed is not yet what it will be. */
export const isUnfinished = (cell: string): boolean => LOADING.test(cell) || FAILED.test(cell);
