import type { IdentityKind } from './kinds.js';
import type { Found } from './sensitive-values.js';

/** Gives each identity a stable name that tells nobody who it is, but tells two people apart. */
export interface Pseudonyms {
  /** `user-1@domain-1`, `oid-2`, `ip-1`. Case does not count; one value has one pseudonym, whatever its kind. */
  pseudonym(kind: IdentityKind, value: string): string;
}

/**
 * Known identities first, in their order; a new one gets the next ordinal of its kind. An id that has a keyed digest shows that
 * instead of a number.
 */
export function createPseudonyms(
  identities: readonly Found<IdentityKind>[],
  keyed: ReadonlyMap<string, string> = new Map(),
): Pseudonyms {
  const given = new Map<string, string>();
  const next = counter();
  const pseudonym = (kind: IdentityKind, value: string): string => {
    const key = identityKey(value);
    const known = given.get(key);
    if (known !== undefined) return known;
    const digest = keyed.get(key);
    const numbered = () => (kind === 'user' ? userPseudonym(key, next) : next(kind, key));
    const made = digest === undefined ? numbered() : `${kind}-${digest}`;
    given.set(key, made);
    return made;
  };
  for (const { kind, value } of identities) pseudonym(kind, value);
  return { pseudonym };
}

/**
 * What makes two spellings the same identity: case and surrounding blanks do not count, nor does the name of the
 * provider that Entra puts before a personal account (`live.com#anna@mail.example`).
 */
export function identityKey(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/^(?:live\.com|mail|google\.com)#(?=[^#]*@)/, '');
}

type Counter = (prefix: string, key: string) => string;

/** The domain of an address has its own ordinal, so that colleagues can be seen to be colleagues. */
function userPseudonym(key: string, next: Counter): string {
  const user = next('user', key);
  const at = key.lastIndexOf('@');
  return at < 0 ? user : `${user}@${next('domain', key.slice(at + 1))}`;
}

function counter(): Counter {
  const counts = new Map<string, number>();
  const given = new Map<string, string>();
  return (prefix, key) => {
    const id = `${prefix} ${key}`;
    const known = given.get(id);
    if (known !== undefined) return known;
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    const made = `${prefix}-${count}`;
    given.set(id, made);
    return made;
  };
}
