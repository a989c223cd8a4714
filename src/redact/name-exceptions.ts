import type { IdentityKind } from './kinds.js';
import { classifyName, normalName } from './sensitive-names.js';
import { findAddresses } from './text-shapes.js';
import { isGuid } from './value-shape.js';

/** Where the look of a value says more than the name it stands under. */

/** `code` also names error codes, in the JSON of Graph as in `/error?code=50011`. */
export function isErrorNumber(name: string, value: string): boolean {
  return normalName(name) === 'code' && /^\d{1,7}$/.test(value);
}

/** The objects in which Graph and ARM name an error by its `code`, such as `InvalidAuthenticationToken`. */
const ERROR_OBJECT = /^(?:odata\.)?(?:inner_?)?error$/i;

/**
 * The name that says what a member of a JSON object is: a claims request (OpenID Connect Core 1.0 section 5.5.1) asks
 * for `"sub":{"value":"…"}`, and an API answers `"error":{"code":"…"}`, which is no authorization code.
 */
export function tellingName(outer: string, member: string): string {
  if (member === 'code' && ERROR_OBJECT.test(outer)) return 'error';
  if (member !== 'value' && member !== 'values') return member;
  const as = classifyName(outer)?.as;
  return as === 'secret' || as === 'identity' ? outer : member;
}

/** Entra hides names in its own texts; and a label such as "Email address" is no user. */
export function isNobody(kind: IdentityKind, value: string): boolean {
  return /^\{EUII Hidden\}$/i.test(value) || (kind === 'user' && /\s/.test(value) && !value.includes('@'));
}

/** A subject may be an address and a user name may be an object id: the look of a value says more than its name. */
export function identityKind(kind: IdentityKind, value: string): IdentityKind {
  if (isGuid(value)) return kind === 'sub' ? 'sub' : 'oid';
  const address = findAddresses(value)[0];
  return address?.start === 0 && address.end === value.length ? 'user' : kind;
}
