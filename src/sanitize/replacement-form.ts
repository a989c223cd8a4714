import { REPLACED_GUID, TOKEN_BEGINNING } from '../model/replaced-value.js';
import type { SecretKind } from '../redact/kinds.js';
import { isGuid } from '../redact/value-shape.js';

/**
 * The replacement of a secret: as long as the value, of its form where a rule looks at the form, and made of nothing
 * but its kind, an ordinal and padding.
 */
export function secretForm(kind: SecretKind, ordinals: Ordinals, value: string): string {
  if (isGuid(value)) return guidForm(ordinals.guid(), value);
  if (kind === 'code_challenge' && /^[0-9a-f]{64}$/i.test(value))
    return hexForm(ordinals.ofKind(), value.length);
  const kept = keptPositions(kind, value);
  const beginning = TOKEN_BEGINNING.exec(value)?.[0] ?? '';
  const free = value.length - kept.size;
  return weave(value, kept, template(kind, ordinals, free, beginning));
}

/** Numbers for one value. What names no kind counts over all kinds, so that no two values look the same. */
export interface Ordinals {
  readonly ofKind: () => string;
  readonly guid: () => string;
  readonly short: () => string;
}

/** A GUID that names nobody; in braces where the value was. */
export function guidForm(ordinal: string, value = ''): string {
  const guid = `${REPLACED_GUID}${ordinal.slice(0, 12).padStart(12, '0')}`;
  return value.startsWith('{') ? `{${guid}}` : guid;
}

function hexForm(ordinal: string, length: number): string {
  return `fa4e${ordinal.padStart(length - 4, '0')}`;
}

/** The most telling text that fits; a value too short for any gets a longer one. */
function template(kind: SecretKind, ordinals: Ordinals, length: number, beginning: string): string {
  const named = `fake-${kind.replaceAll(/[_ ]/g, '-')}-${ordinals.ofKind()}`;
  const texts = [beginning === '' ? named : `${beginning}-${named}`, named];
  const long = texts.find((text) => text.length <= length);
  if (long !== undefined) return `${long}-${'x'.repeat(length)}`.slice(0, length);
  const ordinal = ordinals.short();
  const short = `fake${ordinal}`.length <= length ? `fake${ordinal}` : `x${ordinal}`;
  return short.padEnd(length, 'x');
}

/** Fewer free places would not hold an ordinal. */
const LEAST_FREE = 6;

/** Characters that are themselves a finding: blanks, escapes, and signs outside the alphabet of the value. */
const TELLING: ReadonlyMap<SecretKind, RegExp> = new Map<SecretKind, RegExp>([
  ['code_verifier', /[^A-Za-z0-9._~-]/gu],
  ['code_challenge', /[^A-Za-z0-9_-]/gu],
  ['access_token', /%2[0bef]|[\s,+]/gi],
  ['client_secret', /%[0-9a-f]{2}|[^A-Za-z0-9._~*-]/giu],
]);

/** Blanks around a value are a finding in all of them. */
const BLANKS_AROUND = /^\s+|\s+$/g;

/** Offsets of characters that stay: all that tell something, or the first where there is little else. */
function keptPositions(kind: SecretKind, value: string): ReadonlySet<number> {
  const telling = [...value.matchAll(TELLING.get(kind) ?? BLANKS_AROUND)];
  const all = offsetsOf(telling);
  if (value.length - all.size >= Math.max(LEAST_FREE, all.size)) return all;
  return value.length < LEAST_FREE + 2 ? new Set() : offsetsOf(telling.slice(0, 1));
}

function offsetsOf(matches: readonly RegExpExecArray[]): Set<number> {
  return new Set(matches.flatMap(({ 0: text, index }) => [...text.split('').keys()].map((at) => index + at)));
}

function weave(value: string, kept: ReadonlySet<number>, text: string): string {
  if (kept.size === 0) return text;
  let used = 0;
  const woven = [...value.split('').keys()].map((at) => {
    if (kept.has(at)) return value.charAt(at);
    used += 1;
    return text.charAt(used - 1);
  });
  return woven.join('') + text.slice(used);
}
