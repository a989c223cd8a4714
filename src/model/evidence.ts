import type { Entry } from './capture.js';
import type { Location } from './parameters.js';

/** One place in the capture that a finding rests on (zizmor's symbolic location, with an RFC 6901 pointer). */
export interface Evidence extends Location {
  /** Exactly one piece of evidence of a finding is primary: where the fault is. */
  readonly role: 'primary' | 'related';
  /** Index of the entry; null for a finding about the whole capture. */
  readonly entry: number | null;
  /** What is to be seen there, in a few words. Never holds a captured secret. */
  readonly note: string;
}

/** Walks an RFC 6901 pointer through an entry; undefined where it leads nowhere. */
export function resolvePointer(entry: Entry, pointer: string): unknown {
  let value: unknown = entry;
  for (const step of pointer.split('/').slice(1)) {
    if (!hasMembers(value)) return undefined;
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function hasMembers(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
