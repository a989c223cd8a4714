import type { Header } from '../model/capture.js';
import { isObject, member } from '../model/json.js';
import type { Repairs } from './repairs.js';

/** Reads the headers of one message, whatever shape the exporter gave them; order and case are kept. */
export function readHeaders(json: unknown, entry: number, repairs: Repairs): Header[] {
  if (!Array.isArray(json)) return readPairs(isObject(json) ? Object.entries(json) : [], entry, repairs);
  const items: readonly unknown[] = json;
  return items.flatMap((item) =>
    Array.isArray(item)
      ? readPairs([item], entry, repairs)
      : readHeader(member(item, 'name'), member(item, 'value'), entry, repairs),
  );
}

/** Slack writes pairs; scripts write an object, and a list of values for a header that is repeated. */
function readPairs(pairs: readonly (readonly unknown[])[], entry: number, repairs: Repairs): Header[] {
  if (pairs.length > 0) repairs.add('headers-as-object', { entry });
  return pairs.flatMap(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each) => readHeader(name, each, entry, repairs));
  });
}

function readHeader(name: unknown, value: unknown, entry: number, repairs: Repairs): Header[] {
  if (typeof name === 'string' && typeof value === 'string') return [{ name, value }];
  const isReadable = typeof name === 'string' && (typeof value !== 'object' || value === null);
  repairs.add(isReadable ? 'header-value-not-text' : 'header-unreadable', { entry });
  return isReadable ? [{ name, value: String(value ?? '') }] : [];
}
