import type { Exchange } from '../exchange.js';
import { harFile, localTime, type PlainEntry, plainEntries } from './plain-entries.js';

const VERSIONS = ['ori', 'me:', '', 'HTTP/2'] as const;

/**
 * WebPagetest: no bodies, garbage for the version of HTTP, four digits of a second, statuses below zero, some hundred
 * members of its own of which a few are here.
 */
export function webPageTestHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'WebPagetest', version: '21.0' };
  const entries = plainEntries(exchanges).map(toWebPageTest);
  const pages = [
    {
      startedDateTime: entries[0]?.startedDateTime,
      title: 'Run 1',
      id: 'page_1_0',
      pageTimings: { onLoad: 612, onContentLoad: -1, _startRender: 700 },
      _TTFB: 120,
    },
  ];
  return harFile({ version: '1.1', creator, pages, entries }, 0);
}

function toWebPageTest(entry: PlainEntry, at: number) {
  const { request, response } = entry;
  const { text: _, ...content } = response.content;
  const httpVersion = VERSIONS[at % VERSIONS.length];
  return {
    pageref: 'page_1_0',
    ...entry,
    startedDateTime: localTime(entry.startedDateTime, '+01:00', '4'),
    request: { ...request, httpVersion },
    response: {
      ...response,
      httpVersion,
      content,
      status: response.status === 0 ? -2 : response.status,
      headersSize: -1,
    },
    _request_id: `${at}`,
    _responseCode: response.status,
    _bytesOut: 1234,
    _is_secure: 1,
    _ttfb_ms: 98,
  };
}
