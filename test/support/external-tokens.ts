import { epochAt } from './clock.js';
import { ADFS_HOST, API, B2C_NAME, B2C_POLICY, B2C_TENANT, CIAM_TENANT, CLIENT, USER } from './ids.js';
import { type Claims, signJwt } from './jwt.js';
import { EXTERNAL_IDP_KEY } from './keys.js';
import { nonce } from './pkce.js';
import { opaque } from './seeded.js';
import { accessTokenV2, EXTERNAL_KID, idToken, type TokenOptions } from './tokens.js';

/** Tokens of Entra's siblings: Azure AD B2C, External ID (CIAM) and AD FS. */

const LIFETIME_SECONDS = 3600;

/** An id_token of Azure AD B2C: not back-dated, the policy in `tfp`. */
export function b2cIdToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return signExternal(options, {
    ver: '1.0',
    iss: `https://${B2C_NAME}.b2clogin.com/${B2C_TENANT}/v2.0/`,
    sub: USER.oid,
    aud: CLIENT,
    ...currentTimes(options, LIFETIME_SECONDS),
    auth_time: epochAt(options.at ?? 0),
    nonce: nonce(),
    tfp: B2C_POLICY,
    name: USER.name,
    emails: [USER.upn],
    ...claims,
  });
}

/** An access token of Azure AD B2C for an API of the same directory. */
export function b2cAccessToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return signExternal(options, {
    iss: `https://${B2C_NAME}.b2clogin.com/${B2C_TENANT}/v2.0/`,
    ...currentTimes(options, LIFETIME_SECONDS),
    aud: API,
    sub: USER.oid,
    tfp: B2C_POLICY,
    azp: CLIENT,
    scp: 'orders.read',
    ver: '1.0',
    ...claims,
  });
}

/** An access token of an External ID (CIAM) tenant; the issuer's host is the tenant GUID. */
export function ciamAccessToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return accessTokenV2({ iss: CIAM_ISSUER, tid: CIAM_TENANT, ...claims }, options);
}

export function ciamIdToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return idToken({ iss: CIAM_ISSUER, tid: CIAM_TENANT, nonce: undefined, ...claims }, options);
}

const CIAM_ISSUER = `https://${CIAM_TENANT}.ciamlogin.com/${CIAM_TENANT}/v2.0`;

/** An access token of AD FS. */
export function adfsAccessToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return signExternal(options, {
    aud: 'https://api.fabrikam.example/orders',
    iss: `http://${ADFS_HOST}/adfs/services/trust`,
    ...currentTimes(options, LIFETIME_SECONDS),
    apptype: 'Public',
    appid: CLIENT,
    authmethod: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    auth_time: '2026-03-02T08:59:58.412Z',
    ver: '1.0',
    scp: 'openid user_impersonation',
    sub: opaque('adfs sub', 43),
    ...claims,
  });
}

export function adfsIdToken(claims: Claims = {}, options: TokenOptions = {}): string {
  return signExternal(options, {
    aud: CLIENT,
    iss: `https://${ADFS_HOST}/adfs`,
    ...currentTimes(options, LIFETIME_SECONDS),
    auth_time: epochAt(options.at ?? 0),
    sub: opaque('adfs sub', 43),
    upn: USER.upn,
    unique_name: 'FABRIKAM\\ada',
    nonce: nonce(),
    ...claims,
  });
}

function signExternal(options: TokenOptions, claims: Claims): string {
  const header = { alg: 'RS256', kid: EXTERNAL_KID, typ: 'JWT', ...options.header };
  return signJwt(header, claims, options.key ?? EXTERNAL_IDP_KEY);
}

function currentTimes(options: TokenOptions, lifetime: number): Claims {
  const issued = epochAt(options.at ?? 0);
  return { iat: issued, nbf: issued, exp: issued + (options.lifetime ?? lifetime) };
}
