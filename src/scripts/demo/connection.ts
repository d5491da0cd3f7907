import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { AuthData } from '../../services.ts';
import { UsageError } from './usage_error.ts';

/** What `.env` or the environment connects. Blank stands for a stand-in. */
export interface Connection {
  authData: AuthData;
  spreadsheet: string;
  worksheet: string;
  geminiModel: string;
}

/** Variables of `.env` join the environment; what the shell already set wins. */
export function loadEnvironmentFile(path: string): void {
  if (!existsSync(path)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(path, 'utf8')))) process.env[name] ??= value;
}

const variable = (name: string): string => (process.env[name] ?? '').trim();

/** The key itself, or the content of the file that the variable names. */
export function serviceAccount(): string {
  const value = variable('GOOGLE_SERVICE_ACCOUNT');
  if (value === '' || value.startsWith('{')) return value;
  if (existsSync(value)) return readFileSync(value, 'utf8');
  throw new UsageError('GOOGLE_SERVICE_ACCOUNT in .env is neither a service account key (JSON) nor the path of one.');
}

/** What is connected. With `--data` the tickets come from the file, so Google is left alone. */
export function readConnection(ticketsFromFile: boolean): Connection {
  const google = ticketsFromFile ? '' : serviceAccount();
  const spreadsheet = google ? variable('SPREADSHEET') : '';
  if (google && !spreadsheet) {
    throw new UsageError('GOOGLE_SERVICE_ACCOUNT is set but SPREADSHEET is not: put the link of your ticket sheet into .env, or use --data FILE.csv.');
  }
  return {
    authData: {
      google_service_account: google, gemini_api_key: variable('GEMINI_API_KEY'),
      pinecone_api_key: variable('PINECONE_API_KEY'), pinecone_index: variable('PINECONE_INDEX'),
    },
    spreadsheet,
    worksheet: google ? variable('WORKSHEET') : '',
    geminiModel: variable('GEMINI_MODEL'),
  };
}
