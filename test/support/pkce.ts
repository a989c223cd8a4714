import { createHash } from 'node:crypto';
import { guid, opaque } from './seeded.js';

/**
 * What ties the messages of one sign-in together. `attempt` numbers the sign-ins of a capture from 1: equal
 * numbers belong together, and 1 is the default of every builder.
 */
export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
  readonly method: 'S256' | 'plain';
}

/** A real pair: the challenge is the S256 of the verifier (RFC 7636 section 4.2). */
export function pkce(attempt = 1): Pkce {
  const verifier = opaque(`code_verifier ${attempt}`, 43);
  return { verifier, challenge: s256(verifier), method: 'S256' };
}

export function s256(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}

/** As MSAL.js makes it: base64 of a JSON that says which interaction began the sign-in. */
export function state(attempt = 1, interactionType: 'redirect' | 'popup' | 'silent' = 'redirect'): string {
  const value = { id: guid(`state ${attempt}`), meta: { interactionType } };
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

export function nonce(attempt = 1): string {
  return guid(`nonce ${attempt}`);
}

/** The `client-request-id` that a library sends with every request of one sign-in. */
export function correlationId(attempt = 1): string {
  return guid(`correlation ${attempt}`);
}
