/** What a maker numbers, in the five languages, where it is said to be a number: "part number is 0123-4567-89" calls nobody. */
const NUMBERED = /(?<!\p{L})(?:(?:part|article|item|product|model) ?(?:number|no\.?|#|code)|(?:artikel|(?:ersatz)?teile?|produkt|modell)(?:nummer|-?nr\.?)|(?:n[úu]m[eé]ro|c[óo]digo|n\.?[º°o]|r[ée]f[ée]r[eê]n\p{L}{2,3}) (?:d\p{L}{0,2}['’ ] ?)?(?:l[a'’] ?)?(?:pi[eè]\p{L}{2}|art[íi]\p{L}{3,5}|produ\p{L}{2,3}|mod[eè]l\p{L}|repuesto|pe[çc]a)|sku|ean|gtin|(?:use|on|at|via|open|tcp|udp) port)(?: (?:is|ist|lautet|es|est|é))?[\s:#]{0,3}$/iu;
/** Letters before a number by which it is read. */
const BEFORE = 50;

/** Whether the number that begins here is told to be a product's or one of its parts'. */
export const countsThings = (text: string, at: number): boolean => NUMBERED.test(text.slice(Math.max(0, at - BEFORE), at));
