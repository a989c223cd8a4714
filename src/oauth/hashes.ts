import { toBase64Url } from '../model/base64.js';
import { findHeader } from '../model/headers.js';
import { member } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { DigestAlgorithm, Ports } from '../model/ports.js';
import { thumbprintInput } from './jwk-thumbprint.js';
import { isApiCall, type Message } from './messages.js';
import type { Token } from './tokens.js';

/**
 * Digests of the values that rules compare, computed before the rules run since hashing is asynchronous. Undefined:
 * nobody asked for that value, or the platform cannot hash.
 */
export interface Hashes {
  /** base64url of the SHA-256 of an ASCII value (RFC 7636 section 4.6). */
  readonly sha256: (value: string) => string | undefined;
  /** base64url of the left half of the hash that goes with a JWS `alg` (OIDC Core section 3.1.3.6). */
  readonly leftHalf: (value: string, alg: string) => string | undefined;
}

type DigestTable = Map<string, Uint8Array>;

/** Parameters whose SHA-256 some rule needs. */
const HASHED_PARAMETERS = ['code_verifier', 'code', 'access_token', 'state'] as const;

/** Hashes every code verifier, and the codes and tokens that an id_token of the same answer may vouch for. */
export async function computeHashes(
  messages: readonly Message[],
  tokens: readonly Token[],
  ports: Ports,
): Promise<Hashes> {
  const table: DigestTable = new Map();
  const values = new Set<string>();
  for (const { parameters, answer } of messages) {
    for (const name of HASHED_PARAMETERS) {
      for (const { value } of [...parameters.all(name), ...answer.parameters.all(name)]) values.add(value);
    }
  }
  for (const value of proofValues(messages, tokens)) values.add(value);
  const algorithms = new Set<DigestAlgorithm>(['SHA-256']);
  for (const { jwt } of tokens) {
    if (jwt !== undefined && (jwt.payload.c_hash ?? jwt.payload.at_hash) !== undefined) {
      algorithms.add(digestOf(String(jwt.header.alg)));
    }
  }
  for (const algorithm of algorithms) {
    for (const value of values) await store(table, algorithm, value, ports);
  }
  return toHashes(table);
}

/** Keys that prove possession, and the tokens that a DPoP proof is made for (RFC 9449 section 4.2, `ath`). */
function proofValues(messages: readonly Message[], tokens: readonly Token[]): string[] {
  const proofs = messages.flatMap((message) => {
    const header = findHeader(message.entry.request.headers, 'dpop');
    if (header === undefined) return [];
    const presented = isApiCall(message) ? message.bearer?.value : undefined;
    return [thumbprintInput(parseJwt(header.value)?.header.jwk), presented];
  });
  const signed = tokens.map(({ jwt }) => thumbprintInput(member(jwt?.payload.cnf, 'jwk')));
  return [...proofs, ...signed].filter((value) => value !== undefined);
}

async function store(
  table: DigestTable,
  algorithm: DigestAlgorithm,
  value: string,
  ports: Ports,
): Promise<void> {
  const digest = await ports.digest(algorithm, new TextEncoder().encode(value));
  if (digest !== undefined) table.set(`${algorithm} ${value}`, digest);
}

function toHashes(table: DigestTable): Hashes {
  return {
    sha256: (value) => {
      const digest = table.get(`SHA-256 ${value}`);
      return digest === undefined ? undefined : toBase64Url(digest);
    },
    leftHalf: (value, alg) => {
      const digest = table.get(`${digestOf(alg)} ${value}`);
      return digest === undefined ? undefined : toBase64Url(digest.slice(0, digest.length / 2));
    },
  };
}

/** The hash of a JWS algorithm: `RS384` uses SHA-384 (RFC 7518 section 3.1). */
function digestOf(alg: string): DigestAlgorithm {
  if (alg.endsWith('384')) return 'SHA-384';
  return alg.endsWith('512') ? 'SHA-512' : 'SHA-256';
}
