import type { Exchange } from '../exchange.js';
import { harFile, localTime, type Named, type PlainEntry, plainEntries } from './plain-entries.js';

const FIREFOX = { name: 'Firefox', version: '140.0' };
/** Firefox stops recording a body here, and says so nowhere. */
const LONGEST_BODY = 1_048_576;

/**
 * Firefox: local times, a page called by its URL, `params: []` beside a form, several Set-Cookie in one by line feeds,
 * bodies cut at a mebibyte, and of what came from the cache neither timings nor sizes.
 */
export function firefoxHar(exchanges: readonly Exchange[]): Uint8Array {
  const entries = plainEntries(exchanges);
  const page = {
    id: 'page_1',
    title: entries[0]?.request.url,
    startedDateTime: localTime(entries[0]?.startedDateTime ?? '', '+01:00'),
    pageTimings: { onContentLoad: 412, onLoad: 633 },
  };
  const all = entries.map((entry, at) =>
    exchanges[at]?._fromCache === undefined ? fetched(entry) : cached(entry),
  );
  return harFile({ version: '1.2', creator: FIREFOX, browser: FIREFOX, pages: [page], entries: all });
}

/** With `devtools.netmonitor.har.jsonp`. */
export function firefoxJsonp(exchanges: readonly Exchange[]): Uint8Array {
  return Buffer.concat([Buffer.from('onInputData('), firefoxHar(exchanges), Buffer.from(');')]);
}

function fetched(entry: PlainEntry) {
  const { request, response } = entry;
  const { postData } = request;
  const text = response.content.text?.slice(0, LONGEST_BODY);
  return {
    pageref: 'page_1',
    ...entry,
    startedDateTime: localTime(entry.startedDateTime, '+01:00'),
    request: {
      ...request,
      bodySize: postData?.text.length ?? 0,
      ...(postData === undefined ? {} : { postData: { ...postData, params: [] } }),
    },
    response: {
      ...response,
      headers: withJoinedCookies(response.headers),
      content: { ...response.content, ...(text === undefined ? {} : { text }) },
    },
    _securityState: 'secure',
  };
}

function cached(entry: PlainEntry) {
  const { request, response } = entry;
  return {
    pageref: 'page_1',
    startedDateTime: localTime(entry.startedDateTime, '+01:00'),
    request: { ...request, headersSize: null },
    response: {
      ...response,
      content: {
        mimeType: response.content.mimeType,
        size: -1,
        comment: 'Response bodies are not included.',
      },
      headersSize: null,
      bodySize: null,
    },
    cache: {
      afterRequest: { expires: '1970-01-01T00:00:00.000Z', fetchCount: '2', lastFetched: '2026-03-02' },
    },
    timings: {},
    time: null,
    _securityState: 'secure',
  };
}

function withJoinedCookies(headers: readonly Named[]): Named[] {
  const isCookie = ({ name }: Named) => name.toLowerCase() === 'set-cookie';
  const cookies = headers.filter(isCookie).map(({ value }) => value);
  const rest = headers.filter((header) => !isCookie(header));
  return cookies.length === 0 ? rest : [...rest, { name: 'set-cookie', value: cookies.join('\n') }];
}
