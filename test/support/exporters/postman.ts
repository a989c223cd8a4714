import type { Exchange } from '../exchange.js';
import { harFile, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * What converters make of Postman's requests and answers (Postman itself writes no HAR): no cookies, no pages, no cache,
 * no timings, sizes as text, a form as params without the version of HTTP.
 */
export function postmanHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'Postman', version: '' };
  return harFile({ version: '1.2', creator, entries: plainEntries(exchanges).map(toPostman) });
}

function toPostman({ request, response, startedDateTime, time }: PlainEntry) {
  const { cookies: _, httpVersion: __, headersSize: ___, bodySize: ____, ...asked } = request;
  return {
    startedDateTime,
    time,
    request: asked,
    response: {
      status: String(response.status),
      statusText: response.statusText,
      headers: response.headers,
      content: {
        mimeType: response.content.mimeType,
        size: String(response.content.size),
        text: response.content.text,
      },
    },
  };
}
