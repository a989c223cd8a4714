import type { JWK } from 'jose';
import { JWSSignatureVerificationFailed } from 'jose/errors';
import { compactVerify } from 'jose/jws/compact/verify';
import { importJWK } from 'jose/key/import';
import type { RecordedVerdict } from '../model/capture.js';
import { member, stringMember } from '../model/json.js';
import type { Ports } from '../model/ports.js';
import { isReplacement } from '../model/replaced-value.js';
import { type KeySet, keysFor } from './key-sets.js';
import type { Message } from './messages.js';
import { findVerdict } from './recorded-verdicts.js';
import type { Token } from './tokens.js';

/** What is known of a token's signature. `not-checked` says why; nothing is ever fetched to find out. */
export interface SignatureVerdict {
  readonly status: 'valid' | 'invalid' | 'not-checked';
  readonly reason: string;
  /** The keys it was checked with; undefined where it was not checked in this capture. */
  readonly keySet?: KeySet;
}

/** Verifies each JWT with the JWKS documents that the capture itself holds (RFC 7515 section 5.2). */
export async function verifySignatures(
  messages: readonly Message[],
  tokens: readonly Token[],
  keySets: readonly KeySet[],
  caseKey?: CaseKey,
): Promise<ReadonlyMap<string, SignatureVerdict>> {
  const earlier = messages.flatMap(({ entry }) => entry._entrace ?? []);
  const verdicts = new Map<string, SignatureVerdict>();
  for (const token of tokens) {
    const known = await earlierVerdict(token, earlier, caseKey);
    verdicts.set(token.id, known ?? (await verdictOf(token, keySets)));
  }
  return verdicts;
}

/** The key that vouches for verdicts recorded in the capture. */
interface CaseKey {
  readonly key: Uint8Array;
  readonly ports: Ports;
}

async function earlierVerdict(
  token: Token,
  earlier: readonly RecordedVerdict[],
  caseKey: CaseKey | undefined,
): Promise<SignatureVerdict | undefined> {
  if (caseKey === undefined || earlier.length === 0 || !isReplacement(token.value)) return undefined;
  const status = await findVerdict(token, earlier, caseKey.key, caseKey.ports);
  const reason = 'Checked before the capture was sanitized; the key of the case vouches for it.';
  return status === undefined ? undefined : { status, reason };
}

function notChecked(reason: string): SignatureVerdict {
  return { status: 'not-checked', reason };
}

async function verdictOf(token: Token, keySets: readonly KeySet[]): Promise<SignatureVerdict> {
  const { jwt } = token;
  if (jwt === undefined) return notChecked('It is no signed JWT.');
  if (jwt.format === 'jwe') return notChecked('It is encrypted; only its addressee can read it.');
  if (jwt.signature === '') return notChecked('The signature is not in the capture.');
  if (isReplacement(jwt.signature))
    return notChecked('Its signature was replaced when the capture was sanitized.');
  if (member(jwt.header, 'nonce') !== undefined) {
    return notChecked('Its header nonce marks a token that only its own API can verify.');
  }
  if (crypto.subtle === undefined)
    return notChecked('This page may not use cryptography; open it from disk or https.');
  return verifyWithAny(token, keysFor(jwt, keySets));
}

/** A set may be newer than the token: one key that fits is enough, and only where none does it is invalid. */
async function verifyWithAny(
  token: Token,
  candidates: ReturnType<typeof keysFor>,
): Promise<SignatureVerdict> {
  let verdict = notChecked('The capture holds no key set of its issuer with that key id.');
  for (const { set, key } of candidates) {
    const next = await verify(token, key, set);
    if (next.status === 'valid') return next;
    if (verdict.status !== 'invalid') verdict = next;
  }
  return verdict;
}

async function verify(token: Token, jwk: JWK, keySet: KeySet): Promise<SignatureVerdict> {
  const alg = stringMember(token.jwt?.header, 'alg');
  try {
    await compactVerify(token.value, await importJWK(jwk, alg));
    return { status: 'valid', reason: 'Verified with a key set recorded in this capture.', keySet };
  } catch (error) {
    if (error instanceof JWSSignatureVerificationFailed) {
      return {
        status: 'invalid',
        reason: 'It does not verify with the key of that id in this capture.',
        keySet,
      };
    }
    return notChecked('Its key or algorithm cannot be used.');
  }
}
