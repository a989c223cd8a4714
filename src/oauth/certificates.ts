import { JWSSignatureVerificationFailed } from 'jose/errors';
import { compactVerify } from 'jose/jws/compact/verify';
import { importX509 } from 'jose/key/import';
import { fromBase64, toBase64Url } from '../model/base64.js';
import { type Certificate, parseCertificate } from '../model/certificate.js';
import { member, stringMember } from '../model/json.js';
import type { DigestAlgorithm, Ports } from '../model/ports.js';
import { isRedacted } from '../model/redacted-value.js';
import { isReplacement } from '../model/replaced-value.js';
import type { Token } from './tokens.js';

/** What is known of the certificate that a JWT carries in `x5c`. Undefined members could not be told. */
export interface CertificateFacts {
  /** base64url of the SHA-1 of the certificate: what `x5t` has to be (RFC 7515 section 4.1.7). */
  readonly sha1: string | undefined;
  /** base64url of its SHA-256: what `x5t#S256` has to be (RFC 7515 section 4.1.8). */
  readonly sha256: string | undefined;
  readonly validity: Certificate;
  /** Whether the JWT verifies with its key. */
  readonly signatureFits: boolean | undefined;
}

/** Longer text is no certificate. */
const LONGEST_CERTIFICATE = 64 * 1024;

/** Reads the certificate of each client assertion that carries one, by token id; what is no certificate is left out. */
export async function readCertificates(
  tokens: readonly Token[],
  ports: Ports,
  signatures: 'check' | 'ignore',
): Promise<ReadonlyMap<string, CertificateFacts>> {
  const facts = new Map<string, CertificateFacts>();
  for (const token of tokens) {
    const text = token.type === 'client_assertion' ? findCertificate(token) : undefined;
    const der = text === undefined ? undefined : fromBase64(text);
    const validity = der === undefined ? undefined : parseCertificate(der);
    if (text === undefined || der === undefined || validity === undefined) continue;
    facts.set(token.id, {
      sha1: await hash('SHA-1', der, ports),
      sha256: await hash('SHA-256', der, ports),
      validity,
      signatureFits: signatures === 'check' ? await fits(token, text) : undefined,
    });
  }
  return facts;
}

/** The first of `x5c` is the one that the key belongs to (RFC 7515 section 4.1.6); some send it without a list. */
function findCertificate({ jwt }: Token): string | undefined {
  const x5c = member(jwt?.header, 'x5c');
  const first: unknown = Array.isArray(x5c) ? x5c[0] : x5c;
  if (typeof first !== 'string' || first.length > LONGEST_CERTIFICATE || isRedacted(first)) return undefined;
  return first.replace(/\s/g, '');
}

async function hash(algorithm: DigestAlgorithm, der: Uint8Array, ports: Ports): Promise<string | undefined> {
  const digest = await ports.digest(algorithm, der);
  return digest === undefined ? undefined : toBase64Url(digest);
}

/** RS256 and PS256 differ in padding only: the key is imported for the `alg` that the header names. */
async function fits(token: Token, certificate: string): Promise<boolean | undefined> {
  const alg = stringMember(token.jwt?.header, 'alg');
  const signature = token.jwt?.signature ?? '';
  if (
    alg === undefined ||
    signature === '' ||
    isRedacted(signature) ||
    isReplacement(signature) ||
    crypto.subtle === undefined
  )
    return undefined;
  try {
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`;
    await compactVerify(token.value, await importX509(pem, alg));
    return true;
  } catch (error) {
    return error instanceof JWSSignatureVerificationFailed ? false : undefined;
  }
}
