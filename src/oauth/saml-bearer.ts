import { textFromBase64 } from '../model/base64.js';
import { parseUtc } from '../model/parse-utc.js';
import type { TokenRequest } from './messages.js';

/** What a SAML assertion says; nothing is verified. */
export interface SamlFacts {
  /** Undefined where the root is neither. */
  readonly version: '1.1' | '2.0' | undefined;
  readonly issuer: string | undefined;
  /** Desktop single sign-on wraps its own token in a SAML 1.0 shell (protocol facts 2.8). */
  readonly isDesktopSso: boolean;
  /** End of the Conditions, milliseconds since 1970; undefined where it has none, or is encrypted. */
  readonly notOnOrAfterMs: number | undefined;
  /** For whom it was made; it may name several, any of which will do (SAML Core section 2.5.1.4). */
  readonly audiences: readonly string[];
  /** Whether it carries the attribute by which Entra finds the user of a federated domain. */
  readonly hasImmutableId: boolean;
  readonly isEncrypted: boolean;
}

/** Root, issuer and conditions stand in front; the rest of a long assertion is not matched against patterns. */
const SEARCHED = 16 * 1024;

const ROOT = /<(?:[\w-]{1,40}:)?Assertion\b([^>]{0,4000})>/;
const CONDITIONS_END =
  /<(?:[\w-]{1,40}:)?Conditions\b[^>]{0,400}?\sNotOnOrAfter\s{0,8}=\s{0,8}["']([^"']{1,40})["']/;
const AUDIENCE = /<(?:[\w-]{1,40}:)?Audience\b[^>]{0,200}>\s{0,40}([^<\s]{1,500})/g;
const ISSUER_ELEMENT = /<(?:[\w-]{1,40}:)?Issuer\b[^>]{0,400}>([^<]{1,500})</;

/** Reads the assertion of a saml-bearer request; undefined for other grants, and where it is redacted or no XML. */
export function findSamlFacts({ grant, parameters }: TokenRequest): SamlFacts | undefined {
  const value = parameters.value('assertion');
  if (grant !== 'saml-bearer' || value === undefined) return undefined;
  const xml = /^\s*</.test(value) ? value : textFromBase64(value.replace(/\s/g, ''));
  return xml === undefined || !xml.includes('<') ? undefined : readFacts(xml);
}

function readFacts(whole: string): SamlFacts {
  const xml = whole.slice(0, SEARCHED);
  const attributes = ROOT.exec(xml)?.[1] ?? '';
  const issuer = /\sIssuer=["']([^"']{1,500})["']/.exec(attributes)?.[1] ?? ISSUER_ELEMENT.exec(xml)?.[1];
  return {
    version: versionOf(attributes),
    issuer: issuer?.trim(),
    isDesktopSso: xml.includes('DesktopSsoToken'),
    notOnOrAfterMs: parseUtc(CONDITIONS_END.exec(xml)?.[1]),
    audiences: [...xml.matchAll(AUDIENCE)].flatMap(([, audience]) => audience ?? []),
    hasImmutableId: whole.includes('ImmutableID'),
    isEncrypted: xml.includes('EncryptedAssertion') || xml.includes('EncryptedData'),
  };
}

function versionOf(attributes: string): '1.1' | '2.0' | undefined {
  if (/\sMajorVersion=["']1["']/.test(attributes) || /\sAssertionID=/.test(attributes)) return '1.1';
  return /\sVersion=["']2\.0["']/.test(attributes) ? '2.0' : undefined;
}
