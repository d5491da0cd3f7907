import { fold } from '../text/characters.ts';

/** What a team's template leaves to be filled in. */
export interface SlotValues {
  firstName: string;
  product: string;
  ticket: string;
  company: string;
  order: string;
}

/** "{first_name}", "{{Vorname}}", "[Nom du client]", "<order number>", "%PRODUCT%". */
const SLOT = /\{\{?\s?([\p{L}_ -]{1,30}?)\s?\}?\}|\[([\p{L}_ -]{1,30})\](?!\()|<{1,2}([\p{L}_ -]{1,30})>{1,2}|%([\p{L}_]{2,30})%/gu;

/** What teams call each of them, folded. */
const NAMES: Record<keyof SlotValues, RegExp> = {
  firstName: /^(?:(?:first|customer|client|user) ?name|name|customer|(?:vor|kunden)?name|kunde|prenom|nom|(?:pre)?nom (?:du )?client|nombre|nombre (?:del )?cliente|nome|primeiro nome|nome (?:do )?cliente|cliente?)$/,
  product: /^(?:product(?: name)?|produkt(?:name)?|producto|produit|produto)$/,
  ticket: /^ticket(?: ?(?:id|number|no|nr|nummer|ref))?$/,
  company: /^(?:company(?: name)?|firma|unternehmen|empresa|entreprise|societe)$/,
  order: /^(?:order(?: ?(?:id|number|no|nr))?|bestell(?:ung|nummer|nr)|(?:numero (?:de )?)?(?:commande|pedido|encomenda))$/,
};

/** A template with its slots filled; one without a value, or of a name that is not known, stays, so that the check for placeholders stops it. */
export const fillSlots = (body: string, values: SlotValues): string => body.replace(SLOT, (slot, ...groups: unknown[]) => {
  const name = fold(String(groups.slice(0, 4).find(Boolean) ?? '')).replace(/[_-]/g, ' ').trim();
  const [key] = (Object.keys(NAMES) as (keyof SlotValues)[]).filter((one) => NAMES[one].test(name));
  return (key && values[key]) || slot;
});
