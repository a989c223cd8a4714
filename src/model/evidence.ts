import type { Entry } from './capture.js';
import type { Location } from './parameters.js';

/** The parts of a message that are searched for what may be absent. */
export const CONTAINERS = [
  'parameters',
  'authorization',
  'cookies',
  'request-headers',
  'response-headers',
] as const;
export type Container = (typeof CONTAINERS)[number];

/** One place in the capture that a finding rests on (zizmor's symbolic location, with an RFC 6901 pointer). */
export interface Evidence extends Location {
  /** Exactly one piece of evidence of a finding is primary: where the fault is. */
  readonly role: 'primary' | 'related';
  /** Index of the entry; null for a finding about the whole capture. */
  readonly entry: number | null;
  /** What is to be seen there, in a few words. Never holds a captured secret. */
  readonly note: string;
  /**
   * What the finding stands or falls with: the value at this place, its being there, or a search in vain of that part of
   * the message. Left out, it is the value of the primary place, and the presence of the others.
   */
  readonly restsOn?: 'value' | 'presence' | Container;
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
