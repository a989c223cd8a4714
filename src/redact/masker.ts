import type { Capture } from '../model/capture.js';
import type { JsonObject } from '../model/json.js';
import type { Ports } from '../model/ports.js';
import { collectSensitive } from './collect-sensitive.js';
import { createDisguise, type MaskOptions } from './disguise.js';
import { keyedDigests, NO_DIGESTS } from './keyed-digests.js';
import type { IdentityKind, SecretKind } from './kinds.js';
import { createKnownValues } from './known-values.js';
import { createNamedMask } from './mask-named.js';
import { createTextMask } from './mask-text.js';
import { createUrlMask } from './mask-url.js';
import { createScrub, type Scrub } from './scrub.js';
import type { SensitiveValues } from './sensitive-values.js';

/**
 * Makes captured values fit to be shown (contract, section 3). The same capture and the same calls in the same
 * order give the same text: ordinals follow the first appearance in the capture.
 */
export interface Masker {
  /** `refresh_token #2, 412 characters`. A value first seen as another kind keeps that kind. */
  secret(kind: SecretKind, value: string): string;
  /** `user-1@domain-1`, `oid-1`; ids of tenants, clients and resources come back as they are. */
  identity(kind: IdentityKind, value: string): string;
  /** The value of a parameter, header or JSON member, masked by its name, or by its look where the name says nothing. */
  parameter(name: string, value: string): string;
  /** Origin and path; random segments and people in the path are masked, user information is dropped. */
  url(url: string): string;
  /** Free text, such as an error description, a header value or HTML. */
  text(text: string): string;
  /** Decoded claims of a token, identities and secrets masked at any depth. */
  claims(claims: JsonObject): JsonObject;
  /** The decoded header of a token, masked in the same way. */
  header(header: JsonObject): JsonObject;
  /** A finished report, every known secret and identity in any of its strings masked. */
  readonly scrub: Scrub;
}

/** Prepares masking for one capture: finds what is sensitive in it, then masks by structure, by value and by look. */
export function createMasker(capture: Capture, options: MaskOptions): Masker {
  return maskerOf(collectSensitive(capture), options, NO_DIGESTS);
}

/** The same with the key of a case: what cannot be guessed is called the same in all captures of the case. */
export async function createKeyedMasker(
  capture: Capture,
  options: MaskOptions,
  key: Uint8Array,
  ports: Ports,
): Promise<Masker> {
  const values = collectSensitive(capture);
  return maskerOf(values, options, await keyedDigests(values, key, ports));
}

function maskerOf(values: SensitiveValues, options: MaskOptions, keyed: ReadonlyMap<string, string>): Masker {
  const disguise = createDisguise(values, options, keyed);
  const known = createKnownValues({
    ...values,
    secrets: options.includeSecrets ? [] : values.secrets,
    identities: options.identities === 'keep' ? [] : values.identities,
  });
  const maskText = createTextMask(known, disguise);
  const urls = createUrlMask(disguise, maskText);
  const named = createNamedMask(disguise, maskText, urls);
  return {
    secret: disguise.secret,
    identity: disguise.identity,
    parameter: named.value,
    url: urls.short,
    text: (text) => maskText(text, 'all'),
    claims: named.object,
    header: named.object,
    scrub: createScrub(known, disguise, maskText),
  };
}
