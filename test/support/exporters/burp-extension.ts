import type { Exchange } from '../exchange.js';
import { harFile, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * What extensions of Burp write (Burp itself writes XML): the whole body in base64 on both sides, as HAR 1.3 proposes for
 * requests, a time in place of a duration that Burp does not keep, empty lists for what it does not split.
 */
export function burpExtensionHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'Burp Suite Professional', version: '2025.9' };
  return harFile({ version: '1.2', creator, entries: plainEntries(exchanges).map(toBurp) }, 0);
}

function toBurp(entry: PlainEntry) {
  const { request, response } = entry;
  const { postData } = request;
  const { text } = response.content;
  return {
    ...entry,
    time: -1,
    timings: { send: -1, wait: -1, receive: -1 },
    request: {
      ...request,
      queryString: [],
      cookies: [],
      ...(postData === undefined
        ? {}
        : { postData: { mimeType: postData.mimeType, text: base64(postData.text), encoding: 'base64' } }),
    },
    response: {
      ...response,
      cookies: [],
      content:
        text === undefined
          ? response.content
          : { ...response.content, text: base64(text), encoding: 'base64' },
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
