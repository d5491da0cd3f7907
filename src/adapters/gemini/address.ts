import { redirected } from '../loopback.ts';

/** The only place a key of Gemini's goes. */
export const KEY_HEADER = 'x-goog-api-key';

/** Where Gemini's API lives; redirected for tests alone. */
export const geminiBaseUrl = (): string => redirected('GEMINI_BASE_URL', 'https://generativelanguage.googleapis.com');
