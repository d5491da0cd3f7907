import { isSensitive } from '../../../src/triage/replies/sensitive_matters.ts';

const SENSITIVE: Record<string, string[]> = {
  en: ['Account security', 'account_security', 'cybersecurity', 'Privacy', 'data-protection', 'DataProtection', 'GDPR request', 'Product safety', 'Legal', 'illegal content', 'Fraud', 'Payment fraud (card)', 'Phishing'],
  de: [
    'Sicherheit', 'Kontosicherheit', 'IT-Sicherheit', 'Sicherheits-Update', 'Sicherheitslücke', 'Sicherheitsvorfall', 'sicherheitsluecke', 'Datenschutz', 'Datenschutzanfrage', 'DSGVO-Auskunft', 'Privatsphäre',
    'Recht', 'Recht & Verträge', 'Rechtliches', 'Rechtsabteilung', 'Anwaltsschreiben', 'Betrug', 'Kreditkartenbetrug', 'Betrugsverdacht', 'Betrüger',
  ],
  fr: ['Sécurité du compte', 'SECURITE', 'Cybersécurité', 'Se\u0301curite\u0301', 'Confidentialité', 'Vie privée', 'RGPD', 'Protection des données', 'Juridique', 'Mentions légales', 'Aspects légaux', 'Fraude', 'Arnaque'],
  es: ['Seguridad', 'seguridad_de_la_cuenta', 'Privacidad', 'Protección de datos', 'Legal', 'Asuntos legales', 'Jurídico', 'Fraude', 'Estafas'],
  pt: ['Segurança', 'Cibersegurança', 'Privacidade', 'Proteção de dados', 'LGPD', 'Jurídico', 'Questões legais', 'Fraude', 'Burla'],
};
/** Words that look alike: parts of products, the ordinary rights of a buyer, insurance. */
const ORDINARY: Record<string, string[]> = {
  en: ['Delivery', 'Refund', 'Lawn mower', 'Secure packaging', 'Delegate access', ''],
  de: ['Sicherheitsschrauben', 'Sicherheitsgurt', 'Versicherung', 'Widerrufsrecht', 'Rückgaberecht', 'rechts', 'Rechteverwaltung', 'Rechnung', 'Rechtschreibung'],
  fr: ['Assurance', 'Droit de rétractation', 'Livraison', 'Salade et avocats'],
  es: ['Seguro', 'Seguimiento del pedido', 'Derecho de desistimiento', 'Golpes y arañazos'],
  pt: ['Seguro', 'Seguimento', 'Entrega', 'Dados de acesso'],
};
const rows = (labels: Record<string, string[]>) => Object.entries(labels).flatMap(([language, all]) => all.map((label) => [language, label] as const));

it.each(rows(SENSITIVE))('has a person look at a reply about (%s) “%s”', (_, label) => expect(isSensitive(label)).toBe(true));
it.each(rows(ORDINARY))('lets a reply about (%s) “%s” go', (_, label) => expect(isSensitive(label)).toBe(false));
