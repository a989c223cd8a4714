import { createHash } from 'node:crypto';
import { epochAt } from './clock.js';
import {
  API,
  CLIENT,
  DAEMON,
  GRAPH,
  LOGIN_HOST,
  MANAGED_IDENTITY,
  servicePrincipalOf,
  subjectOf,
  TENANT,
  USER,
  type User,
} from './ids.js';
import { type Claims, encodePart, signJwt, signJwtWithHashedNonce } from './jwt.js';
import { ENTRA_SIGNING_KEY, EXTERNAL_IDP_KEY, type TestKey } from './keys.js';
import { nonce } from './pkce.js';
import { guid, opaque } from './seeded.js';

/**
 * Tokens as Entra and its neighbours issue them, really signed. The first argument changes claims: a value
 * replaces or adds one, `undefined` removes one.
 */
export interface TokenOptions {
  /** Seconds after the start of the capture at which it was issued. */
  readonly at?: number;
  /** Seconds until it expires. */
  readonly lifetime?: number;
  readonly header?: Claims;
  readonly key?: TestKey;
  readonly user?: User;
}

/** Entra dates its tokens back by five minutes (protocol.md 4.8). */
const BACKDATED_SECONDS = 300;
const ACCESS_TOKEN_SECONDS = 3600;
const MANAGED_IDENTITY_SECONDS = 86_400;

/** The `kid` of the key that Entra signs with here. */
export const ENTRA_KID = thumbprintOfKey(ENTRA_SIGNING_KEY);
export const EXTERNAL_KID = thumbprintOfKey(EXTERNAL_IDP_KEY);

export const V1_ISSUER = `https://sts.windows.net/${TENANT}/`;
export const V2_ISSUER = `https://${LOGIN_HOST}/${TENANT}/v2.0`;
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
export const ARM_AUDIENCE = 'https://management.azure.com/';

/** An id_token of the v2 endpoint for the single-page app, from the token endpoint (no `c_hash`, no `at_hash`). */
export function idToken(claims: Claims = {}, options: TokenOptions = {}): string {
  const user = options.user ?? USER;
  const audience = String(claims.aud ?? CLIENT);
  return signEntra(v2Header, options, {
    aud: audience,
    iss: V2_ISSUER,
    ...times(options),
    aio: opaque(`aio id ${audience}`, 60),
    name: user.name,
    nonce: nonce(),
    oid: user.oid,
    preferred_username: user.upn,
    rh: `1.${opaque(`rh ${audience}`, 56)}.`,
    sub: subjectOf(user, audience),
    tid: TENANT,
    uti: opaque(`uti id ${audience} ${options.at ?? 0}`, 22),
    ver: '2.0',
    ...claims,
  });
}

/** An id_token of the v1 endpoint. */
export function idTokenV1(claims: Claims = {}, options: TokenOptions = {}): string {
  const user = options.user ?? USER;
  const audience = String(claims.aud ?? CLIENT);
  return signEntra(v1Header, options, {
    aud: audience,
    iss: V1_ISSUER,
    ...times(options),
    amr: ['pwd', 'mfa'],
    family_name: user.familyName,
    given_name: user.givenName,
    ipaddr: user.ipAddress,
    name: user.name,
    nonce: nonce(),
    oid: user.oid,
    rh: `1.${opaque(`rh ${audience}`, 56)}.`,
    sub: subjectOf(user, audience),
    tid: TENANT,
    unique_name: user.upn,
    upn: user.upn,
    uti: opaque(`uti id v1 ${audience} ${options.at ?? 0}`, 22),
    ver: '1.0',
    ...claims,
  });
}

/** A delegated access token, version 2, for the middle-tier API. */
export function accessTokenV2(claims: Claims = {}, options: TokenOptions = {}): string {
  const user = options.user ?? USER;
  return signEntra(v2Header, options, {
    aud: API,
    iss: V2_ISSUER,
    ...times(options),
    aio: opaque('aio access v2', 88),
    azp: CLIENT,
    azpacr: '0',
    name: user.name,
    oid: user.oid,
    preferred_username: user.upn,
    rh: `1.${opaque('rh access v2', 56)}.`,
    scp: 'access_as_user',
    sub: subjectOf(user, String(claims.aud ?? API)),
    tid: TENANT,
    uti: opaque(`uti access v2 ${options.at ?? 0}`, 22),
    ver: '2.0',
    ...claims,
  });
}

/** A delegated access token, version 1, for the middle-tier API. */
export function accessTokenV1(claims: Claims = {}, options: TokenOptions = {}): string {
  const user = options.user ?? USER;
  return signEntra(v1Header, options, {
    aud: `api://${API}`,
    iss: V1_ISSUER,
    ...times(options),
    acr: '1',
    aio: opaque('aio access v1', 88),
    amr: ['pwd', 'mfa'],
    appid: CLIENT,
    appidacr: '0',
    family_name: user.familyName,
    given_name: user.givenName,
    ipaddr: user.ipAddress,
    name: user.name,
    oid: user.oid,
    rh: `1.${opaque('rh access v1', 56)}.`,
    scp: 'access_as_user',
    sub: subjectOf(user, API),
    tid: TENANT,
    unique_name: user.upn,
    upn: user.upn,
    uti: opaque(`uti access v1 ${options.at ?? 0}`, 22),
    ver: '1.0',
    ...claims,
  });
}

/** A delegated token for Microsoft Graph: version 1, a nonce in the header, not verifiable by others. */
export function graphToken(claims: Claims = {}, options: TokenOptions = {}): string {
  const user = options.user ?? USER;
  return signGraph(options, {
    aud: GRAPH_AUDIENCE,
    iss: V1_ISSUER,
    ...times(options),
    acct: 0,
    acr: '1',
    aio: opaque('aio graph', 88),
    amr: ['pwd', 'mfa'],
    app_displayname: 'Contoso Orders',
    appid: CLIENT,
    appidacr: '0',
    family_name: user.familyName,
    given_name: user.givenName,
    idtyp: 'user',
    ipaddr: user.ipAddress,
    name: user.name,
    oid: user.oid,
    platf: '3',
    puid: '10032001A2B3C4D5',
    rh: `1.${opaque('rh graph', 56)}.`,
    scp: 'User.Read profile openid email',
    signin_state: ['kmsi'],
    sub: subjectOf(user, GRAPH),
    tenant_region_scope: 'EU',
    tid: TENANT,
    unique_name: user.upn,
    upn: user.upn,
    uti: opaque(`uti graph ${options.at ?? 0}`, 22),
    ver: '1.0',
    wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
    ...claims,
  });
}

/** A delegated token for Azure Resource Manager (version 1). */
export function armToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return accessTokenV1({ aud: ARM_AUDIENCE, scp: 'user_impersonation', ...claims }, options);
}

/** An app-only token, version 2, of the daemon for the middle-tier API. */
export function appToken(claims: Claims = {}, options: TokenOptions = {}): string {
  const principal = servicePrincipalOf(String(claims.azp ?? DAEMON));
  return signEntra(v2Header, options, {
    aud: API,
    iss: V2_ISSUER,
    ...times(options),
    aio: opaque('aio app', 44),
    azp: DAEMON,
    azpacr: '1',
    idtyp: 'app',
    oid: principal,
    rh: `1.${opaque('rh app', 56)}.`,
    roles: ['Orders.Read.All'],
    sub: principal,
    tid: TENANT,
    uti: opaque(`uti app ${options.at ?? 0}`, 22),
    ver: '2.0',
    ...claims,
  });
}

/** An app-only token, version 1, for a resource other than Graph. */
export function appTokenV1(claims: Claims = {}, options: TokenOptions = {}): string {
  const principal = servicePrincipalOf(String(claims.appid ?? DAEMON));
  return signEntra(v1Header, options, {
    aud: `api://${API}`,
    iss: V1_ISSUER,
    ...times(options),
    aio: opaque('aio app v1', 44),
    appid: DAEMON,
    appidacr: '1',
    idp: V1_ISSUER,
    idtyp: 'app',
    oid: principal,
    rh: `1.${opaque('rh app v1', 56)}.`,
    roles: ['Orders.Read.All'],
    sub: principal,
    tid: TENANT,
    uti: opaque(`uti app v1 ${options.at ?? 0}`, 22),
    ver: '1.0',
    ...claims,
  });
}

/** An app-only token of the daemon for Microsoft Graph. */
export function graphAppToken(claims: Claims = {}, options: TokenOptions = {}): string {
  const principal = servicePrincipalOf(String(claims.appid ?? DAEMON));
  return signGraph(options, {
    aud: GRAPH_AUDIENCE,
    iss: V1_ISSUER,
    ...times(options),
    aio: opaque('aio graph app', 44),
    app_displayname: 'Contoso Nightly Import',
    appid: DAEMON,
    appidacr: '1',
    idp: V1_ISSUER,
    idtyp: 'app',
    oid: principal,
    rh: `1.${opaque('rh graph app', 56)}.`,
    roles: ['User.Read.All'],
    sub: principal,
    tenant_region_scope: 'EU',
    tid: TENANT,
    uti: opaque(`uti graph app ${options.at ?? 0}`, 22),
    ver: '1.0',
    wids: ['0997a1d0-0d1d-4acb-b408-d5ca73121e90'],
    ...claims,
  });
}

/** The token of a managed identity for Azure Resource Manager; lives about a day. */
export function managedIdentityToken(claims: Claims = {}, options: TokenOptions = {}): string {
  const principal = servicePrincipalOf(MANAGED_IDENTITY);
  return signEntra(v1Header, options, {
    aud: ARM_AUDIENCE,
    iss: V1_ISSUER,
    ...times(options, MANAGED_IDENTITY_SECONDS),
    aio: opaque('aio managed identity', 44),
    appid: MANAGED_IDENTITY,
    appidacr: '2',
    idp: V1_ISSUER,
    idtyp: 'app',
    oid: principal,
    rh: `1.${opaque('rh managed identity', 56)}.`,
    sub: principal,
    tid: TENANT,
    uti: opaque(`uti managed identity ${options.at ?? 0}`, 22),
    ver: '1.0',
    xms_mirid: `/subscriptions/${guid('subscription')}/resourcegroups/orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders-import`,
    ...claims,
  });
}

/** The `client_info` of a response: whose account this is, in base64url JSON. */
export function clientInfo(user: User = USER, tenant: string = TENANT): string {
  return encodePart({ uid: user.oid, utid: tenant });
}

const v1Header: Claims = { typ: 'JWT', alg: 'RS256', x5t: ENTRA_KID, kid: ENTRA_KID };
const v2Header: Claims = { typ: 'JWT', alg: 'RS256', kid: ENTRA_KID };

function signEntra(header: Claims, options: TokenOptions, claims: Claims): string {
  return signJwt({ ...header, ...options.header }, claims, options.key ?? ENTRA_SIGNING_KEY);
}

function signGraph(options: TokenOptions, claims: Claims): string {
  const header = {
    typ: 'JWT',
    nonce: opaque(`graph nonce ${options.at ?? 0}`, 43),
    ...v1Header,
    ...options.header,
  };
  return signJwtWithHashedNonce(header, claims, options.key ?? ENTRA_SIGNING_KEY);
}

function times(options: TokenOptions, lifetime = ACCESS_TOKEN_SECONDS): Claims {
  const issued = epochAt(options.at ?? 0);
  const backdated = issued - BACKDATED_SECONDS;
  return { iat: backdated, nbf: backdated, exp: issued + (options.lifetime ?? lifetime) };
}

export function thumbprintOfKey(key: TestKey): string {
  return createHash('sha1').update(key.n).digest('base64url');
}
