import type { Exchange } from '../exchange.js';
import { harFile, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * Playwright's recordHar: no answer is a status of -1, `redirectURL` is the URL of the next request, forms have
 * `params: []` beside their text, and times come with a clock of their own.
 */
export function playwrightHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'Playwright', version: '1.65.1' };
  const browser = { name: 'chromium', version: '142.0' };
  const entries = plainEntries(exchanges);
  const all = entries.map((entry, at) => toPlaywright(entry, entries[at + 1]?.request.url));
  return harFile({ version: '1.2', creator, browser, entries: all });
}

function toPlaywright(entry: PlainEntry, nextUrl: string | undefined) {
  const { request, response } = entry;
  const { postData } = request;
  const isRedirect = response.status >= 300 && response.status < 400;
  const isAnswered = response.status !== 0;
  return {
    ...entry,
    _monotonicTime: 1234.5,
    _serverPort: 443,
    _securityDetails: { protocol: 'TLS 1.3' },
    request: { ...request, ...(postData === undefined ? {} : { postData: { ...postData, params: [] } }) },
    response: {
      ...response,
      redirectURL: isRedirect ? (nextUrl ?? '') : '',
      ...(isAnswered ? {} : { status: -1, _failureText: 'net::ERR_FAILED' }),
      _transferSize: -1,
    },
    timings: isAnswered ? entry.timings : { send: -1, wait: -1, receive: -1 },
  };
}
