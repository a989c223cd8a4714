import { hmacSha256 } from '../model/hmac.js';
import type { Ports } from '../model/ports.js';
import { identityKey } from './pseudonyms.js';
import type { SensitiveValues } from './sensitive-values.js';
import { isDistinctive, isGuid } from './value-shape.js';

/** Hex digits of an HMAC that stand in a replacement: 64 bits tell all values of a case apart. */
const DIGITS = 16;

/** A value this long cannot be guessed, whoever has the key and the HMAC. */
const SHORTEST_KEYED = 20;

/** Without a case key there are none: everything is numbered. */
export const NO_DIGESTS: ReadonlyMap<string, string> = new Map();

/**
 * The keyed digests of values that have enough in them: the same in all captures of a case, different between cases.
 * User names, hosts, addresses and short secrets can be guessed, and are numbered.
 */
export async function keyedDigests(
  values: SensitiveValues,
  key: Uint8Array,
  ports: Ports,
): Promise<ReadonlyMap<string, string>> {
  const secrets = values.secrets.map(({ value }) => value).filter(isUnguessable);
  const people = values.identities.map(({ value }) => identityKey(value)).filter(isGuid);
  const digests = new Map<string, string>();
  for (const value of new Set([...secrets, ...people])) {
    // A GUID is one whatever its case.
    const text = isGuid(value) ? value.toLowerCase() : value;
    const mac = await hmacSha256(key, `entrace replacement\n${text}`, ports);
    if (mac !== undefined) digests.set(value, mac.slice(0, DIGITS));
  }
  return digests;
}

function isUnguessable(value: string): boolean {
  return isGuid(value) || (value.length >= SHORTEST_KEYED && isDistinctive(value));
}
