import type { Exchange } from '../exchange.js';
import { decodedPairs, harFile, isForm, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * The library chrome-har (puppeteer-har, Browsertime): a URL where the developer tools have an object as initiator, forms
 * as decoded params alone, Set-Cookie joined by line feeds, members of its own without an underscore.
 */
export function chromeHarLibrary(exchanges: readonly Exchange[]): Uint8Array {
  const creator = {
    name: 'chrome-har',
    version: '1.3.1',
    comment: 'https://github.com/sitespeedio/chrome-har',
  };
  const entries = plainEntries(exchanges).map((entry, at) => toEntry(entry, at));
  return harFile({ version: '1.2', creator, pages: [], entries });
}

function toEntry(entry: PlainEntry, at: number) {
  const { request, response } = entry;
  const { postData } = request;
  const form =
    postData !== undefined && isForm(entry)
      ? { mimeType: postData.mimeType, params: decodedPairs(postData.text) }
      : postData;
  const cookies = response.headers.filter(({ name }) => name.toLowerCase() === 'set-cookie');
  const rest = response.headers.filter(({ name }) => name.toLowerCase() !== 'set-cookie');
  const joined =
    cookies.length === 0 ? [] : [{ name: 'Set-Cookie', value: cookies.map(({ value }) => value).join('\n') }];
  return {
    ...entry,
    _requestId: `1000.${at}`,
    _initialPriority: 'VeryHigh',
    _initiator: 'https://client.example/',
    _initiator_line: 12,
    _initiator_type: 'script',
    request: { ...request, ...(form === undefined ? {} : { postData: form }) },
    response: {
      ...response,
      headers: [...rest, ...joined],
      fromDiskCache: false,
      fromEarlyHints: false,
      content: { ...response.content, charset: 'utf-8' },
    },
    timings: { ...entry.timings, _queued: 0.4 },
  };
}
