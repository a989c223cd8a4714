import type { Entry, Response } from '../model/capture.js';
import { readMethod } from './http-message.js';
import type { Repairs } from './repairs.js';
import type { LightEntry } from './scanner/light-entry.js';
import { parseTimestamp } from './timestamp.js';

/** Makes entries of what the scanner knows of them. */
export type ReadIndexedEntry = (light: LightEntry, index: number) => Entry | undefined;

/**
 * Reads the entries of one large capture that have nothing to do with a sign-in; undefined for one without URL or method.
 * There are tens of thousands of them, so that they share what is alike.
 */
export function indexedEntries(): ReadIndexedEntry {
  const methods = new Map<string, string>();
  const responses = new Map<number | undefined, Response>();
  return (light, index) => {
    const method = readMethod(light.method ?? '');
    if (!light.url || method === undefined) return undefined;
    const status = light.status !== undefined && light.status >= 100 ? light.status : undefined;
    const response = shared(responses, status, () => responseOf(status));
    const request = { method: shared(methods, method, () => method), url: light.url };
    return toEntry(index, light, request, response);
  };
}

function toEntry(
  index: number,
  { startedDateTime, time }: LightEntry,
  { method, url }: Pick<Entry['request'], 'method' | 'url'>,
  response: Response,
): Entry {
  const started = parseTimestamp(startedDateTime);
  return {
    index,
    depth: 'indexed',
    isTunnel: method === 'CONNECT',
    startedDateTime: started === undefined ? undefined : startedDateTime,
    startedMs: started?.ms,
    time: time !== undefined && time >= 0 ? time : undefined,
    request: { method, url, httpVersion: '', headers: NONE, postData: undefined, bodySize: undefined },
    response,
    timings: NOTHING,
  };
}

export function noteNoRequest(index: number, repairs: Repairs): void {
  repairs.add('entry-skipped', {
    entry: index,
    detail: `Entry ${index} was skipped: it has no URL or no method.`,
  });
}

// Tens of thousands of entries have the same nothing.
const NONE = [] as const;
const NOTHING = {} as const;
const NO_CONTENT = { size: undefined, mimeType: '', text: undefined, state: 'absent' } as const;

function responseOf(status: number | undefined): Response {
  return { status, statusText: '', headers: NONE, content: NO_CONTENT, redirectURL: '' };
}

/** No capture has more methods or statuses; a hostile file may. */
const MOST_SHARED = 600;

function shared<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (known.size < MOST_SHARED) known.set(key, made);
  return made;
}
