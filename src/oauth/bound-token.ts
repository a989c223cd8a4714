import { stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { Location } from '../model/parameters.js';
import type { BearerCredential } from './messages.js';

/**
 * The access token inside a signed HTTP request, which is what the PoP scheme presents (protocol facts 2.11). Undefined
 * for other schemes, and where it cannot be read.
 */
export function boundToken({
  scheme,
  value,
  at,
}: BearerCredential): { readonly value: string; readonly at: Location } | undefined {
  if (scheme.toLowerCase() !== 'pop') return undefined;
  const inner = stringMember(parseJwt(value)?.payload, 'at');
  const within = [...(at.within ?? []), 'payload', 'at'];
  return inner === undefined ? undefined : { value: inner, at: { pointer: at.pointer, within } };
}
