import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../data/demo');

/** The fictional company's tickets, as a sheet would hold them. */
export const SAMPLE_TICKETS = join(folder, 'tickets.csv');

/** What the fictional company knows. It stands in only for the fictional company's own tickets. */
export const SAMPLE_KNOWLEDGE = [join(folder, 'knowledge.jsonl'), join(folder, 'solved_tickets.jsonl')];

/** What its support team typed into the steps of its zap. */
export const SAMPLE_SETTINGS = {
  company_name: 'Fjordlight',
  products: [
    'LumaDesk = desk lamp, lampe de bureau, Schreibtischlampe, lámpara, luminária, lâmpada',
    'AeroPure = air purifier, Luftreiniger, purificateur, purificador',
    'BrewMate = coffee machine, coffee maker, Kaffeemaschine, machine à café, cafetera, cafeteira',
    'TrackFit = wristband, fitness tracker, Fitnessarmband, bracelet, pulsera, pulseira',
    'HomeHub = hub, smart home hub',
    'FjordCare = subscription, Abo, abonnement, suscripción, assinatura',
  ],
};
