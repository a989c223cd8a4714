import type { Exchange } from '../exchange.js';
import { harFile, localTime, type PlainEntry, plainEntries } from './plain-entries.js';

/** BrowserMob Proxy: an empty comment everywhere, in the timings too; a `postData` without type or text on every request. */
export function browserMobHar(exchanges: readonly Exchange[]): Uint8Array {
  const creator = { name: 'BrowserMob Proxy', version: '2.1.5', comment: '' };
  return harFile(
    { version: '1.2', creator, pages: [], comment: '', entries: plainEntries(exchanges).map(toBrowserMob) },
    0,
  );
}

function toBrowserMob(entry: PlainEntry) {
  const { request, response } = entry;
  return {
    ...entry,
    startedDateTime: localTime(entry.startedDateTime, '+01:00'),
    time: Math.round(entry.time),
    comment: '',
    request: {
      ...request,
      comment: '',
      postData:
        request.postData === undefined ? { params: [] } : { ...request.postData, params: [], comment: '' },
    },
    response: { ...response, comment: '', content: { ...response.content, comment: '' } },
    timings: { ...entry.timings, comment: '' },
  };
}
