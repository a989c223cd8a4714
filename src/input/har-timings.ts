import type { Timings } from '../model/capture.js';
import { numberMember } from '../model/json.js';

const PHASES = ['blocked', 'dns', 'connect', 'send', 'wait', 'receive', 'ssl'] as const;

/**
 * Reads the phases of an exchange. A negative value means "does not apply" or "not known", and Chrome adds to
 * its -1, so that -0.56 means the same.
 */
export function readTimings(json: unknown): Timings {
  const timings: { -readonly [Phase in keyof Timings]: number } = {};
  for (const phase of PHASES) {
    const value = amountMember(json, phase);
    if (value !== undefined) timings[phase] = value;
  }
  return timings;
}

/** A duration in milliseconds or a size in bytes; undefined where it is missing, negative or no number. */
export function amountMember(json: unknown, name: string): number | undefined {
  const value = numberMember(json, name);
  return value !== undefined && value >= 0 ? value : undefined;
}
