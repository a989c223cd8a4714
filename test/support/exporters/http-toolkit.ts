import type { Exchange } from '../exchange.js';
import { decodedPairs, harFile, isForm, type PlainEntry, plainEntries } from './plain-entries.js';

const LONGEST_BODY = 500_000;

/** HTTP Toolkit: never a `redirectURL`, no text of bodies over half a megabyte, a body that is no text apart from it. */
export function httpToolkitHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'HTTP Toolkit', version: '1.20.1' };
  return harFile({
    version: '1.2',
    creator,
    _tlsErrors: [],
    entries: plainEntries(exchanges).map(toToolkit),
  });
}

function toToolkit(entry: PlainEntry) {
  const { request, response } = entry;
  const { postData } = request;
  const isOpen = response.status === 0;
  const form = isForm(entry) ? { params: decodedPairs(postData?.text ?? '') } : {};
  return {
    ...entry,
    time: isOpen ? -1 : entry.time,
    _pinned: false,
    request: {
      ...request,
      ...(postData === undefined
        ? {}
        : { postData: { mimeType: postData.mimeType, text: postData.text, ...form } }),
    },
    response: { ...response, redirectURL: '', content: toContent(response.content) },
  };
}

function toContent(content: PlainEntry['response']['content']) {
  if (content.size <= LONGEST_BODY) return content;
  const { text: _, ...rest } = content;
  return { ...rest, comment: `Body excluded from HAR due to size (${content.size} bytes)` };
}
