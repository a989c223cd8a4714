import type { Entry } from '../model/capture.js';
import { readMethod } from './http-message.js';
import type { Repairs } from './repairs.js';
import type { LightEntry } from './scanner/light-entry.js';
import { parseTimestamp } from './timestamp.js';

/** An entry of a large capture that has nothing to do with a sign-in: what the scanner knows of it. */
export function readIndexedEntry(light: LightEntry, repairs: Repairs): Entry | undefined {
  const { index, url, status, time } = light;
  const method = readMethod(light.method ?? '');
  if (!url || method === undefined) {
    repairs.add('entry-skipped', {
      entry: index,
      detail: `Entry ${index} was skipped: it has no URL or no method.`,
    });
    return undefined;
  }
  const started = parseTimestamp(light.startedDateTime);
  return {
    index,
    depth: 'indexed',
    isTunnel: method === 'CONNECT',
    startedDateTime: started === undefined ? undefined : light.startedDateTime,
    startedMs: started?.ms,
    time: time !== undefined && time >= 0 ? time : undefined,
    request: { method, url, httpVersion: '', headers: [], postData: undefined, bodySize: undefined },
    response: {
      status: status !== undefined && status >= 100 ? status : undefined,
      statusText: '',
      headers: [],
      content: { size: undefined, mimeType: '', text: undefined, state: 'absent' },
      redirectURL: '',
    },
    timings: {},
  };
}
