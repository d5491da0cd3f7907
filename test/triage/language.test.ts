import { detectLanguage } from '../../src/triage/language.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

const TEXTS: [string, string][] = [
  ['en', 'where is my parcel'], ['en', 'not working again'], ['en', 'cancel my plan please'], ['en', 'cant log in'],
  ['de', 'Lampe kaputt'], ['de', 'wo bleibt mein Paket'], ['de', 'geht nicht mehr'], ['de', 'bitte um Rückruf'],
  ['es', '¿dónde está mi pedido?'], ['es', 'no funciona'], ['es', 'me cobraron dos veces'], ['es', 'llegó roto'],
  ['fr', 'où est mon colis'], ['fr', 'toujours rien reçu'], ['fr', 'ça marche pas'], ['fr', 'impossible de se connecter'],
  ['pt', 'onde está meu pedido'], ['pt', 'não funciona'], ['pt', 'ainda não chegou'], ['pt', 'preciso da nota fiscal'],
  ['it', 'dove è il mio pacco'], ['nl', 'waar is mijn pakket'], ['pl', 'gdzie jest moja paczka'], ['tr', 'siparişim nerede'],
  ['ru', 'где мой заказ'], ['uk', 'де моє замовлення'], ['ja', '荷物が届きません'], ['zh', '我的订单在哪里'], ['ko', '주문이 어디 있나요'],
  ['ar', 'أين طلبي'], ['he', 'איפה ההזמנה שלי'], ['el', 'πού είναι η παραγγελία μου'],
];

describe('detectLanguage', () => {
  it.each(TEXTS)('says %s of "%s"', (language, text) => {
    expect(detectLanguage(text)).toMatchObject({ language, supported: ['en', 'de', 'es', 'fr', 'pt'].includes(language) });
  });

  it.each(['', ' ', '👍👍', '😡', '12345 #99', 'BM-2201-7781', 'IMG_2291.jpg', 'https://a.example/x?y=1', 'E7', '\uD800\u0000'])('names no language for %j', (text) => {
    expect(detectLanguage(text)).toEqual({ language: '', supported: false, confidence: 0 });
  });

  it('keeps its confidence between 0 and 1', () => {
    for (const [, text] of TEXTS) {
      const { confidence } = detectLanguage(text);
      expect(confidence).toBeGreaterThanOrEqual(0.4);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('reads the beginning of a long text only', () => {
    const pieces = ['a', '1', ' ', 'a@', 'The lamp flickers. ', '&', "d'"];
    expect(leastMilliseconds((round) => pieces.forEach((piece) => detectLanguage(`${round}${piece.repeat(200_000 / piece.length)}`)), 1500)).toBeLessThan(1500);
  });
});
