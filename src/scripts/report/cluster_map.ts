import { UMAP } from 'umap-js';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import { seeded } from '../simulate_incidents/random.ts';
import type { Clustering } from './clusters.ts';
import { denseVectors, signsOf, termSpace } from './term_vectors.ts';

/** A ticket on the map. */
export interface MapPoint { x: number; y: number; product: string; cluster: string; text: string }

/** More dots than this hide each other. */
const DOTS = 700;
const DIMENSIONS = 32;
const FEWEST = 12;
const SHOWN_CHARACTERS = 90;

/** Tickets laid out so that those which speak of the same things lie together (UMAP, seeded); [] where there are too few. */
export function clusterMap(tickets: readonly HistoryTicket[], { sample, of, clusters }: Clustering): MapPoint[] {
  const places = sample.filter((place) => (of[place] ?? -1) >= 0).slice(0, DOTS);
  if (places.length < FEWEST) return [];
  const dense = denseVectors(termSpace(places.map((place) => signsOf(tickets[place]?.terms ?? [])), 2, 0.3), DIMENSIONS);
  const umap = new UMAP({ nComponents: 2, nNeighbors: Math.min(15, places.length - 1), minDist: 0.15, random: seeded(7), nEpochs: 250 });
  return umap.fit(dense).map(([x = 0, y = 0], row) => {
    const place = places[row] ?? 0;
    const { product = '', subject = '', message = '' } = tickets[place] ?? {};
    return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100, product, cluster: clusters[of[place] ?? -1]?.name ?? '', text: `${subject} ${message}`.replace(/\s+/g, ' ').trim().slice(0, SHOWN_CHARACTERS) };
  });
}
