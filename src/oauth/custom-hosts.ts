import { type AuthorityKind, findLoginHost } from '../knowledge/login-hosts.js';
import type { Entry } from '../model/capture.js';
import { isObject, parseJson, stringMember } from '../model/json.js';
import { parseUrl } from '../model/url.js';
import { type CustomHosts, type Endpoint, findEndpoint } from './endpoints.js';

/** An entry whose URL was read. */
interface Addressed {
  readonly entry: Entry;
  readonly url: URL;
  readonly endpoint: Endpoint | undefined;
}

/**
 * The custom domains of B2C and External ID in a capture: hosts that nobody lists, on which a path of theirs was called.
 * Their other pages say less by themselves, and are recognised there only.
 */
export function findCustomHosts(readings: readonly Addressed[]): CustomHosts {
  const hosts = new Map<string, AuthorityKind>();
  for (const { entry, url, endpoint } of readings) {
    if (endpoint === undefined || endpoint.kind === 'adfs' || findLoginHost(url.host) !== undefined) continue;
    // Detours of a sign-in and dSTS are hosts of Microsoft's own.
    if (endpoint.cloud !== undefined || /^\/dstsv2\//i.test(url.pathname)) continue;
    const kind = endpoint.kind === 'custom' ? kindByIssuer(entry, endpoint) : endpoint.kind;
    if (kind !== undefined || !hosts.has(endpoint.host)) hosts.set(endpoint.host, kind ?? 'custom');
  }
  return hosts;
}

/** A discovery document may name an issuer on a host that everybody knows. */
function kindByIssuer({ response }: Entry, { role }: Endpoint): AuthorityKind | undefined {
  if (role !== 'discovery' || response.content.text === undefined) return undefined;
  const document = parseJson(response.content.text);
  const issuer = isObject(document) ? parseUrl(stringMember(document, 'issuer') ?? '') : undefined;
  const kind = issuer === undefined ? undefined : findEndpoint(issuer)?.kind;
  return kind === 'ciam' || kind === 'b2c' ? kind : undefined;
}
