import { toBase64Url } from '../model/base64.js';
import { stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { DigestAlgorithm, Ports } from '../model/ports.js';
import type { SecretKind } from '../redact/kinds.js';
import type { Found, SensitiveValues } from '../redact/sensitive-values.js';
import { alterationOf } from './altered-tokens.js';
import type { Rewriting } from './rewriting.js';

/**
 * Values that are made from a secret: challenges (RFC 7636 section 4.2), hash claims (OpenID Connect Core sections
 * 3.1.3.6 and 3.3.2.11, RFC 9449 section 4.2), and tokens that were cut or bent. What fitted its secret before has to
 * fit the replacement, and what did not must not.
 */

/** Kinds of values that others are hashes of. */
const HASHED: ReadonlySet<SecretKind> = new Set([
  'code_verifier',
  'authorization_code',
  'access_token',
  'id_token',
  'token',
  'assertion',
  'state',
  'opaque value',
]);

const HASH_CLAIMS = ['at_hash', 'c_hash', 's_hash', 'ath'] as const;

interface Hash {
  readonly hash: string;
  readonly source: Found<SecretKind>;
  readonly algorithm: DigestAlgorithm;
  readonly isHalf: boolean;
}

/** The hashes in a capture that are made of values in it. */
export async function findHashes(values: SensitiveValues, ports: Ports): Promise<readonly Hash[]> {
  const wanted = wantedHashes(values);
  const found: Hash[] = [];
  if (wanted.size === 0) return found;
  for (const source of values.secrets.filter(({ kind }) => HASHED.has(kind))) {
    for (const algorithm of ['SHA-256', 'SHA-384', 'SHA-512'] as const) {
      for (const isHalf of [false, true]) {
        const hash = await hashOf(source.value, algorithm, isHalf, ports);
        if (hash !== undefined && wanted.has(hash)) found.push({ hash, source, algorithm, isHalf });
      }
    }
  }
  // What has no hash in itself comes first: the hashes of the others are taken of what they become.
  return found.toSorted((a, b) => claimsIn(a.source).length - claimsIn(b.source).length);
}

function wantedHashes({ secrets }: SensitiveValues): ReadonlySet<string> {
  const challenges = secrets.filter(({ kind }) => kind === 'code_challenge').map(({ value }) => value);
  return new Set([...challenges, ...secrets.flatMap(claimsIn)]);
}

function claimsIn({ value }: Found<SecretKind>): string[] {
  const payload = parseJwt(value)?.payload;
  return payload === undefined ? [] : HASH_CLAIMS.flatMap((name) => stringMember(payload, name) ?? []);
}

async function hashOf(
  value: string,
  algorithm: DigestAlgorithm,
  isHalf: boolean,
  ports: Ports,
): Promise<string | undefined> {
  const digest = await ports.digest(algorithm, new TextEncoder().encode(value));
  if (digest === undefined) return undefined;
  return toBase64Url(isHalf ? digest.slice(0, digest.length / 2) : digest);
}

/** Fills in what stands for the values that are made from others. */
export async function deriveValues(
  derived: Map<string, string>,
  hashes: readonly Hash[],
  values: SensitiveValues,
  rewriting: Rewriting,
  ports: Ports,
): Promise<void> {
  for (const { hash, source, algorithm, isHalf } of hashes) {
    const after = await hashOf(rewriting.secret(source.kind, source.value), algorithm, isHalf, ports);
    if (after !== undefined) derived.set(hash, after);
  }
  for (const { value, by } of alterationOf(values.secrets)) derived.set(value, by(rewriting));
}
