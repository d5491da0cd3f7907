const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The address in the environment variable `name`, without a closing slash, where it points at this machine by http or
 * https; `fallback` as it is in every other case. Read at each call: Zapier sets a step's environment after the modules
 * are loaded. Only loopback is honoured, so that no setting can send a key or a ticket to another host.
 */
export function redirected(name: string, fallback: string): string {
  const value = process.env[name]?.trim();
  if (!value || !URL.canParse(value)) return fallback;
  const url = new URL(value);
  const local = LOOPBACK_HOSTS.includes(url.hostname) && (url.protocol === 'http:' || url.protocol === 'https:');
  return local && !url.username && !url.password ? `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '') : fallback;
}
