import type { Exchange } from '../exchange.js';
import { decodedPairs, isForm, localTime, type PlainEntry, plainEntries } from './plain-entries.js';

/** Above this Fiddler keeps no body that it takes for binary. */
const LONGEST_BINARY = 32_768;
const OMITTED =
  'Body length exceeded fiddler.importexport.HTTPArchiveJSON.MaxBinaryBodyLength, so body was omitted.';

/**
 * Fiddler's HTTPArchive 1.2: a byte order mark, keys in any order, seven digits of a second, an empty `postData` on every
 * GET, forms as params alone, flags of cookies as text, long binary bodies left out with a comment.
 */
export function fiddlerHar(exchanges: readonly Exchange[]): Uint8Array {
  const log = {
    pages: [],
    comment: 'exported @ 3/2/2026 10:00:17 AM',
    entries: plainEntries(exchanges).map(toFiddler),
    creator: { version: '5.0.20253.3311', name: 'Fiddler', comment: 'https://fiddler2.com' },
    version: '1.2',
  };
  return new TextEncoder().encode(`\ufeff${JSON.stringify({ log })}`);
}

function toFiddler(entry: PlainEntry) {
  const { request, response } = entry;
  const { postData = { mimeType: '', text: '' } } = request;
  const form = isForm(entry)
    ? { mimeType: 'application/x-www-form-urlencoded', params: decodedPairs(postData.text) }
    : postData;
  return {
    response: {
      ...response,
      cookies: response.cookies.map((cookie) => ({ ...cookie, _secure: 'true', httpOnly: 'true' })),
      content: toContent(response.content),
    },
    connection: 'ClientPort:19719;EgressPort:19742',
    serverIPAddress: '::ffff:192.0.2.10',
    time: Math.round(entry.time),
    startedDateTime: localTime(entry.startedDateTime, '+01:00', '4567'),
    cache: {},
    timings: { dns: 0, receive: 2, ssl: 12, connect: 20, send: 0, blocked: -1, wait: 98 },
    request: { ...request, postData: form },
  };
}

function toContent(content: PlainEntry['response']['content']) {
  const isBinary = content.mimeType.startsWith('image/');
  if (!isBinary || content.text === undefined) return { ...content, compression: 0 };
  const { text, ...rest } = content;
  if (content.size > LONGEST_BINARY) return { ...rest, compression: 0, comment: OMITTED };
  return { ...rest, compression: 0, encoding: 'base64', text: Buffer.from(text).toString('base64') };
}
