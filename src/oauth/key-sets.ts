import type { JWK } from 'jose';
import type { Entry } from '../model/capture.js';
import { isGuid } from '../model/guid.js';
import { isObject, type JsonObject, member, parseJson, stringMember } from '../model/json.js';
import type { Jwt } from '../model/jwt.js';
import { parseUrl } from '../model/url.js';
import { type Endpoint, findEndpoint } from './endpoints.js';
import type { Message } from './messages.js';

/** One JWKS document in the capture (RFC 7517 section 5), and whose keys it holds. */
export interface KeySet {
  readonly entry: Entry;
  readonly keys: readonly JWK[];
  /** The authority at whose address it was read; undefined for other providers. */
  readonly endpoint: Endpoint | undefined;
  /** Issuers that discovery documents of the capture name for its address; `{tenantid}` stands for any. */
  readonly issuers: readonly string[];
}

/** More keys than any authority publishes. */
const MOST_KEYS = 200;

/** Every key set in the capture, in the order of the file. Nothing is ever fetched. */
export function findKeySets(entries: readonly Entry[], messages: readonly Message[]): KeySet[] {
  const endpoints = new Map(messages.map(({ entry, endpoint }) => [entry.index, endpoint]));
  const named = issuersByAddress(entries, endpoints);
  return entries.flatMap((entry) => {
    if (entry.response.content.text === undefined) return [];
    const endpoint = endpoints.get(entry.index);
    const issuers = named.get(addressOf(entry.request.url));
    if (issuers === undefined && endpoint?.role !== 'jwks') return [];
    const keys = member(jsonOf(entry), 'keys');
    if (!Array.isArray(keys)) return [];
    return [{ entry, keys: keys.slice(0, MOST_KEYS).filter(isJwk), endpoint, issuers: issuers ?? [] }];
  });
}

function isJwk(value: unknown): value is JWK {
  return isObject(value) && typeof member(value, 'kty') === 'string';
}

function jsonOf({ response }: Entry): JsonObject | undefined {
  const parsed = response.content.text === undefined ? undefined : parseJson(response.content.text);
  return isObject(parsed) ? parsed : undefined;
}

/** What the discovery documents say: issuers by the `jwks_uri` of their keys (OIDC Discovery section 3). */
function issuersByAddress(
  entries: readonly Entry[],
  endpoints: ReadonlyMap<number, Endpoint | undefined>,
): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const entry of entries) {
    if (!isDiscovery(entry)) continue;
    const document = jsonOf(entry);
    const address = stringMember(document, 'jwks_uri');
    if (address === undefined) continue;
    const known = named.get(addressOf(address)) ?? [];
    const own = issuersOf(document).filter((issuer) => maySpeakFor(issuer, entry, endpoints));
    named.set(addressOf(address), [...known, ...own]);
  }
  return named;
}

function isDiscovery({ request }: Entry): boolean {
  return request.method === 'GET' && /\/\.well-known\/openid-configuration(?:[?#]|$)/i.test(request.url);
}

/** AD FS signs access tokens under a name of their own. */
function issuersOf(document: JsonObject | undefined): string[] {
  return ['issuer', 'access_token_issuer'].flatMap((name) => stringMember(document, name) ?? []);
}

/** Microsoft's authorities name issuers on other hosts of theirs; anybody else speaks for the own host only. */
function maySpeakFor(
  issuer: string,
  { index, request }: Entry,
  endpoints: ReadonlyMap<number, Endpoint | undefined>,
): boolean {
  return endpoints.get(index) !== undefined || parseUrl(issuer)?.host === parseUrl(request.url)?.host;
}

function addressOf(url: string): string {
  return url.replace(/#.*$/s, '').replace(/\/+$/, '').toLowerCase();
}

/** The keys with the id that a JWT names, of the sets that serve its issuer. */
export function keysFor(jwt: Jwt, sets: readonly KeySet[]): { readonly set: KeySet; readonly key: JWK }[] {
  const kid = stringMember(jwt.header, 'kid');
  if (kid === undefined) return [];
  return sets
    .filter((set) => serves(set, jwt))
    .flatMap((set) =>
      set.keys.filter((key) => key.kid === kid && isForTenant(key, jwt)).map((key) => ({ set, key })),
    );
}

/**
 * Whether the keys of a set are those of the issuer that a JWT names: by the discovery document, else by the authority
 * at whose address they stand. All tenants of an Entra cloud share their keys, so there the address is enough.
 */
export function serves({ endpoint, issuers }: KeySet, jwt: Jwt): boolean {
  const issuer = stringMember(jwt.payload, 'iss');
  if (issuer === undefined) return false;
  if (issuers.some((named) => isIssuer(named, issuer))) return true;
  if (issuers.length > 0 && endpoint?.kind !== 'entra') return false;
  const url = parseUrl(issuer);
  return isSameAuthority(endpoint, url === undefined ? undefined : findEndpoint(url));
}

function isIssuer(named: string, issuer: string): boolean {
  const tenant = tenantOf(issuer) ?? '';
  const plain = (text: string) =>
    text
      .replace(/\{tenantid\}/i, tenant)
      .replace(/\/+$/, '')
      .toLowerCase();
  return plain(named) === plain(issuer);
}

function tenantOf(issuer: string): string | undefined {
  return parseUrl(issuer)
    ?.pathname.split('/')
    .find((segment) => isGuid(segment));
}

/** External ID is called by the tenant's name, and issues under the host of the tenant's id (protocol facts 1.1). */
function isSameAuthority(a: Endpoint | undefined, b: Endpoint | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.environment === b.environment) return true;
  return a.kind === 'ciam' && b.kind === 'ciam' && isGuid(a.tenant) && a.tenant === b.tenant;
}

/** A key may name the one tenant it is for; a template is for all (protocol facts 4.3). */
function isForTenant(key: JWK, jwt: Jwt): boolean {
  const tenant = tenantOf(stringMember(key, 'issuer') ?? '');
  return tenant === undefined || tenant === tenantOf(stringMember(jwt.payload, 'iss') ?? '');
}
