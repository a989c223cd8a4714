import { textFromBase64 } from '../model/base64.js';
import { decodeEntities } from '../model/entities.js';

/** Why an identity provider gave no assertion (SAML Core section 3.2.2). */
export interface SamlFailure {
  /** The end of the outer status code: `Requester`, `Responder`, `VersionMismatch`. */
  readonly code: string;
  /** The end of the inner one, such as `NoPassive` or `AuthnFailed`. */
  readonly subCode: string | undefined;
  /** As the provider words it. */
  readonly message: string | undefined;
}

/** The status stands in front of the assertion; the rest of a long response is not searched. */
const SEARCHED = 16 * 1024;

const CODE = /<(?:[\w-]{1,40}:)?StatusCode\b[^>]{0,400}?\sValue\s{0,8}=\s{0,8}["']([^"']{1,300})["']/g;
const MESSAGE = /<(?:[\w-]{1,40}:)?StatusMessage\b[^>]{0,200}>([^<]{1,4000})</;

/** Reads the status of a `SAMLResponse` parameter; undefined where it is Success, or cannot be read. */
export function findSamlFailure(value: string): SamlFailure | undefined {
  const xml = (textFromBase64(value.replace(/\s/g, '')) ?? '').slice(0, SEARCHED);
  const [code, subCode] = [...xml.matchAll(CODE)].map(([, found = '']) => lastPart(found));
  if (code === undefined || code === 'Success') return undefined;
  const message = MESSAGE.exec(xml)?.[1];
  return { code, subCode, message: message === undefined ? undefined : decodeEntities(message).trim() };
}

/** `urn:oasis:names:tc:SAML:2.0:status:Responder` is `Responder`. */
function lastPart(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1);
}
