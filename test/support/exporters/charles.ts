import type { Exchange } from '../exchange.js';
import { decodedPairs, harFile, isForm, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * Charles: bodies in base64, JSON too; forms as params alone; null for status text and redirect; pseudo-headers; cookies
 * with an age.
 */
export function charlesHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'Charles Proxy', version: '4.6.6' };
  return harFile({ version: '1.2', creator, entries: plainEntries(exchanges).map(toCharles) });
}

function toCharles(entry: PlainEntry) {
  const { request, response } = entry;
  const { postData } = request;
  const text = response.content.text;
  const form =
    postData !== undefined && isForm(entry)
      ? { mimeType: postData.mimeType, params: decodedPairs(postData.text) }
      : postData;
  return {
    ...entry,
    startedDateTime: entry.startedDateTime.replace('Z', '+00:00'),
    request: {
      ...request,
      headers: [
        { name: ':method', value: request.method },
        { name: ':authority', value: new URL(request.url).host },
        ...request.headers,
      ],
      queryString: request.queryString.length === 0 ? [{ name: '', value: '' }] : request.queryString,
      ...(form === undefined ? {} : { postData: form }),
    },
    response: {
      ...response,
      statusText: null,
      redirectURL: null,
      cookies: response.cookies.map((cookie) => ({ ...cookie, _maxAge: 3600 })),
      content:
        text === undefined
          ? response.content
          : { ...response.content, text: Buffer.from(text).toString('base64'), encoding: 'base64' },
      _charlesStatus: response.status === 0 ? 'FAILED' : 'COMPLETE',
    },
  };
}
