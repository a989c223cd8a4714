import type { Header } from '../model/capture.js';
import { isObject, member } from '../model/json.js';
import type { Repairs } from './repairs.js';

/** Reads the headers of one message, whatever shape the exporter gave them; order and case are kept. */
export function readHeaders(json: unknown, entry: number, repairs: Repairs): Header[] {
  const note = { entry };
  const pairs = Array.isArray(json) ? itemsOf(json) : isObject(json) ? Object.entries(json) : [];
  if (isObject(json) || (Array.isArray(json) && json.some(Array.isArray)))
    repairs.add('headers-as-object', note);
  return pairs.flatMap(([name, value]) => {
    // Scripts write a repeated header once, with a list of its values.
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each) => readHeader(name, each, note, repairs));
  });
}

type Pair = readonly [name: unknown, value: unknown];

function itemsOf(items: readonly unknown[]): Pair[] {
  return items.map((item): Pair => {
    if (!Array.isArray(item)) return [member(item, 'name'), member(item, 'value')];
    const [name, value]: readonly unknown[] = item;
    return [name, value];
  });
}

function readHeader(name: unknown, value: unknown, note: { entry: number }, repairs: Repairs): Header[] {
  if (typeof name === 'string' && typeof value === 'string') return [{ name, value }];
  const isReadable = typeof value !== 'object' || value === null;
  repairs.add(typeof name === 'string' && isReadable ? 'header-value-not-text' : 'header-unreadable', note);
  return typeof name === 'string' && isReadable ? [{ name, value: String(value ?? '') }] : [];
}
