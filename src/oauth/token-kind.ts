import { isGuid } from '../model/guid.js';
import { member, stringMember } from '../model/json.js';
import type { Jwt } from '../model/jwt.js';

/** What a token is by its own header and claims (protocol facts 4.1). */
export type TokenKind =
  | 'jwe'
  | 'opaque'
  | 'saml'
  | 'dpop-proof'
  | 'signed-request'
  | 'prt-cookie'
  | 'broker-request'
  | 'client-assertion'
  | 'federated-assertion'
  | 'logout-token'
  | 'delegated-access-token'
  | 'app-only-access-token'
  | 'device-access-token'
  | 'unusual-access-token'
  | 'id-token'
  | 'unknown';

/** Audiences of workload identity federation, one a cloud (protocol facts 4.1, row 8). */
export const TOKEN_EXCHANGE_AUDIENCES: ReadonlySet<string> = new Set([
  'api://azureadtokenexchange',
  'api://azureadtokenexchangeusgov',
  'api://azureadtokenexchangechina',
  'fb60f99c-7a34-4190-8149-302f77469936',
]);

const BACKCHANNEL_LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

/** Claims that an id_token has and an access token of Entra does not need. */
const ID_TOKEN_SIGNS = [
  'nonce',
  'c_hash',
  'at_hash',
  'preferred_username',
  'unique_name',
  'name',
  'tfp',
  'auth_time',
] as const;

/** All values of `aud`, which may be one string or several (RFC 7519 section 4.1.3). */
export function audiencesOf(jwt: Jwt): string[] {
  const aud = member(jwt.payload, 'aud');
  const list = Array.isArray(aud) ? aud : [aud];
  return list.filter((value) => typeof value === 'string');
}

/** Says what a JWT is; the order of the tests matters, the first that fits wins. */
export function findTokenKind(jwt: Jwt): TokenKind {
  if (jwt.format === 'jwe') return 'jwe';
  return findProofKind(jwt) ?? findAssertionKind(jwt) ?? findIssuedKind(jwt);
}

function findProofKind({ header, payload }: Jwt): TokenKind | undefined {
  if (header.typ === 'dpop+jwt' && member(header, 'jwk') !== undefined) return 'dpop-proof';
  if (header.typ === 'pop' && member(payload, 'at') !== undefined) return 'signed-request';
  if (has(header, 'ctx') || has(header, 'kdf_ver')) return 'prt-cookie';
  if (has(payload, 'refresh_token') && has(payload, 'is_primary')) return 'prt-cookie';
  const isBroker = has(header, 'x5c') && has(payload, 'grant_type') && has(payload, 'client_id');
  return isBroker ? 'broker-request' : undefined;
}

function findAssertionKind(jwt: Jwt): TokenKind | undefined {
  const { payload } = jwt;
  const audiences = audiencesOf(jwt);
  const issuer = stringMember(payload, 'iss');
  const isSelfSigned = isGuid(issuer) && issuer === stringMember(payload, 'sub');
  if (isSelfSigned && audiences.some((aud) => /\/token|\/v2\.0|login\./.test(aud))) return 'client-assertion';
  if (audiences.some((aud) => TOKEN_EXCHANGE_AUDIENCES.has(aud.toLowerCase()))) return 'federated-assertion';
  return has(member(payload, 'events'), BACKCHANNEL_LOGOUT) ? 'logout-token' : undefined;
}

function findIssuedKind(jwt: Jwt): TokenKind {
  const { payload } = jwt;
  const issuer = stringMember(payload, 'iss');
  if (!isEntraIssuer(issuer) && !isOfCustomDomain(issuer, payload)) return 'unknown';
  if (has(payload, 'scp')) return 'delegated-access-token';
  const idtyp = stringMember(payload, 'idtyp');
  const hasClient = has(payload, 'appid') || has(payload, 'azp');
  const oid = stringMember(payload, 'oid');
  const isSubject = oid !== undefined && oid === stringMember(payload, 'sub');
  if (idtyp === 'app' || (hasClient && isSubject)) return 'app-only-access-token';
  if (idtyp === 'device') return 'device-access-token';
  if (hasClient) return 'unusual-access-token';
  return isIdToken(jwt) ? 'id-token' : 'unknown';
}

function isIdToken(jwt: Jwt): boolean {
  const { payload } = jwt;
  if (has(payload, 'appidacr') || has(payload, 'azpacr')) return false;
  return audiencesOf(jwt).some(isGuid) && ID_TOKEN_SIGNS.some((name) => has(payload, name));
}

/** Rows 10 to 14 hold for tokens of Entra, B2C and External ID only: others put `azp` into id_tokens. */
export function isEntraIssuer(issuer: string | undefined): boolean {
  if (issuer === undefined) return false;
  return /^https:\/\/(?:[\w-]+\.)*(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us|de)|sts\.chinacloudapi\.cn|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|sts\.microsoftonline\.de|login\.sovcloud-identity\.(?:fr|de|sg)|b2clogin\.com|ciamlogin\.com|sts\.windows-ppe\.net|login\.windows-ppe\.net)\//.test(
    issuer,
  );
}

/** B2C and External ID may issue under a domain of the customer: known by the tenant id in its place, and `ver`. */
function isOfCustomDomain(issuer: string | undefined, payload: Jwt['payload']): boolean {
  const [, tenant] =
    /^https:\/\/[^/]{1,260}\/(?:tfp\/)?([0-9a-f-]{36})\/(?:b2c_1\w{0,100}\/)?v2\.0\/?$/i.exec(issuer ?? '') ??
    [];
  return isGuid(tenant) && /^[12]\.0$/.test(stringMember(payload, 'ver') ?? '');
}

function has(value: unknown, name: string): boolean {
  return member(value, name) !== undefined;
}

/** The kinds in words, for findings and reports. */
export const TOKEN_KIND_NAMES = {
  jwe: 'an encrypted token (JWE)',
  opaque: 'an opaque token',
  saml: 'a SAML assertion',
  'dpop-proof': 'a DPoP proof',
  'signed-request': 'a signed HTTP request (PoP)',
  'prt-cookie': 'a primary refresh token cookie',
  'broker-request': 'a request of a broker',
  'client-assertion': 'a client assertion',
  'federated-assertion': 'a token for workload identity federation',
  'logout-token': 'a logout token',
  'delegated-access-token': 'a delegated access token',
  'app-only-access-token': 'an app-only access token',
  'device-access-token': 'an access token of a device',
  'unusual-access-token': 'an access token without scp',
  'id-token': 'an id_token',
  unknown: 'a token of unknown kind',
} as const satisfies Record<TokenKind, string>;
