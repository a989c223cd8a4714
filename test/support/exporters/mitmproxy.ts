import { deflateSync } from 'node:zlib';
import type { Exchange } from '../exchange.js';
import { decodedPairs, harFile, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * mitmproxy's savehar: four blanks, microseconds, sizes as they went over the wire, empty content where there was no
 * answer, bytes that are no UTF-8 as lone surrogates.
 */
export function mitmproxyHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'mitmproxy', version: '12.1.2', comment: '' };
  return harFile(
    { version: '1.2', creator, pages: [], entries: plainEntries(exchanges).map(toMitmproxy) },
    4,
  );
}

/** `*.zhar`: a zlib stream, not gzip. */
export function mitmproxyZhar(exchanges: readonly Exchange[]): Uint8Array {
  return deflateSync(mitmproxyHar(exchanges));
}

function toMitmproxy(entry: PlainEntry) {
  const { request, response } = entry;
  const { postData } = request;
  const hasBody = request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';
  const { blocked: _, dns: __, ...timings } = entry.timings;
  return {
    ...entry,
    startedDateTime: entry.startedDateTime.replace('Z', '123+00:00'),
    request: {
      ...request,
      postData: hasBody
        ? {
            mimeType: postData?.mimeType ?? '',
            text: postData?.text ?? '',
            params: decodedPairs(postData?.text ?? ''),
          }
        : undefined,
    },
    response:
      response.status === 0
        ? { ...response, content: {}, _error: 'connection closed' }
        : { ...response, content: withBytes(response.content) },
    timings,
  };
}

/** One byte of the page is no UTF-8. */
function withBytes(content: PlainEntry['response']['content']) {
  const size = Math.ceil(content.size / 3);
  if (content.text === undefined) return { ...content, size };
  return { ...content, size, text: content.text.replace('</body>', '\udce4</body>') };
}
