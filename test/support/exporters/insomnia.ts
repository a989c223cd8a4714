import type { Exchange } from '../exchange.js';
import { harFile, type PlainEntry, plainEntries } from './plain-entries.js';

/** Insomnia: every entry begins when the file was written, and is HTTP/1.1; a name of the request as comment. */
export function insomniaHar(exchanges: readonly Exchange[]): Uint8Array {
  const entries = plainEntries(exchanges);
  const creator = { name: 'Insomnia REST Client', version: 'insomnia.desktop.app:v11.0.0' };
  const exported = entries.at(-1)?.startedDateTime ?? '';
  return harFile({ version: '1.2', creator, entries: entries.map((entry) => toInsomnia(entry, exported)) });
}

function toInsomnia(entry: PlainEntry, startedDateTime: string) {
  const { request, response } = entry;
  const postData =
    request.postData === undefined ? { mimeType: '', text: '' } : { ...request.postData, params: undefined };
  return {
    ...entry,
    startedDateTime,
    comment: 'New Request',
    request: { ...request, httpVersion: 'HTTP/1.1', settingEncodeUrl: true, postData },
    response: { ...response, httpVersion: 'HTTP/1.1' },
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: entry.time, receive: 0, ssl: -1 },
  };
}
