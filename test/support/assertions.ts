import { epochAt } from './clock.js';
import { DAEMON, LOGIN_HOST, TENANT } from './ids.js';
import { type Claims, jwkThumbprint, publicJwk, signJwt, signJwtHs256, thumbprint } from './jwt.js';
import { CLIENT_CERTIFICATE, CLIENT_CERTIFICATE_KEY, EXTERNAL_IDP_KEY } from './keys.js';
import { refreshToken } from './opaque-tokens.js';
import { guid, opaque } from './seeded.js';
import { EXTERNAL_KID, graphToken, type TokenOptions } from './tokens.js';

/** JWTs that a client makes, or brings from elsewhere, to prove something. Claims change as in tokens.ts. */

const ASSERTION_SECONDS = 600;

/** The self-signed assertion of a client that holds a certificate (RFC 7523 section 3). */
export function clientAssertion(
  claims: Claims = {},
  options: TokenOptions & { readonly x5c?: boolean; readonly tenant?: string } = {},
): string {
  const issued = epochAt(options.at ?? 0);
  const header = {
    alg: 'RS256',
    typ: 'JWT',
    x5t: thumbprint(CLIENT_CERTIFICATE, 'sha1'),
    ...(options.x5c === true ? { x5c: [CLIENT_CERTIFICATE] } : {}),
    ...options.header,
  };
  const body = {
    aud: `https://${LOGIN_HOST}/${options.tenant ?? TENANT}/oauth2/v2.0/token`,
    iss: DAEMON,
    sub: DAEMON,
    jti: guid(`jti ${options.at ?? 0}`),
    nbf: issued,
    iat: issued,
    exp: issued + (options.lifetime ?? ASSERTION_SECONDS),
    ...claims,
  };
  return signJwt(header, body, options.key ?? CLIENT_CERTIFICATE_KEY);
}

/** A workload's token from an identity provider outside Entra, as a GitHub job gets it. */
export function externalFederatedAssertion(claims: Claims = {}, options: TokenOptions = {}): string {
  const issued = epochAt(options.at ?? 0);
  const header = { typ: 'JWT', alg: 'RS256', kid: EXTERNAL_KID, ...options.header };
  const body = {
    jti: guid(`federated jti ${options.at ?? 0}`),
    sub: 'repo:contoso/deploy:ref:refs/heads/main',
    aud: 'api://AzureADTokenExchange',
    ref: 'refs/heads/main',
    repository: 'contoso/deploy',
    iss: 'https://token.actions.githubusercontent.com',
    nbf: issued - 600,
    exp: issued + (options.lifetime ?? 300),
    iat: issued,
    ...claims,
  };
  return signJwt(header, body, options.key ?? EXTERNAL_IDP_KEY);
}

/** The cookie or header `x-ms-RefreshTokenCredential`: a PRT bound to a session key by HS256. */
export function prtCookie(claims: Claims = {}, options: TokenOptions = {}): string {
  const header = { ctx: opaque('prt ctx', 32), kdf_ver: 2, alg: 'HS256', typ: 'JWT', ...options.header };
  const body = {
    refresh_token: refreshToken(90),
    is_primary: 'true',
    request_nonce: `1.${opaque('sso_nonce', 180)}`,
    ...claims,
  };
  return signJwtHs256(header, body, 'session key of a test');
}

/** The `request` of a broker's jwt-bearer request, signed with the device key. */
export function brokerRequest(claims: Claims = {}, options: TokenOptions = {}): string {
  const header = { alg: 'RS256', typ: 'JWT', x5c: CLIENT_CERTIFICATE, ...options.header };
  const body = {
    client_id: '29d9ed98-a469-4536-ade2-f981bc1d605e',
    request_nonce: `1.${opaque('srv_challenge', 180)}`,
    scope: 'openid aza ugs',
    win_ver: '10.0.26100.3194',
    grant_type: 'refresh_token',
    refresh_token: refreshToken(91),
    ...claims,
  };
  return signJwt(header, body, options.key ?? CLIENT_CERTIFICATE_KEY);
}

/** The name of the key that signs proofs of possession: its thumbprint (RFC 7638). */
export const PROOF_KID = jwkThumbprint(EXTERNAL_IDP_KEY);

/** The `Authorization: PoP` value: a signed request around a bound access token. */
export function popRequest(claims: Claims = {}, options: TokenOptions = {}): string {
  const body = {
    at: graphToken({ cnf: { kid: PROOF_KID } }, options),
    ts: epochAt(options.at ?? 0),
    m: 'GET',
    u: 'graph.microsoft.com',
    p: '/v1.0/me',
    nonce: guid('pop nonce'),
    cnf: { jwk: publicJwk(EXTERNAL_IDP_KEY) },
    ...claims,
  };
  return signJwt({ alg: 'RS256', kid: PROOF_KID, typ: 'pop', ...options.header }, body, EXTERNAL_IDP_KEY);
}

/** A DPoP proof (RFC 9449 section 4.2), signed. */
export function dpopProof(claims: Claims = {}, options: TokenOptions = {}): string {
  const header = { typ: 'dpop+jwt', alg: 'RS256', jwk: publicJwk(EXTERNAL_IDP_KEY), ...options.header };
  const body = {
    jti: guid(`dpop ${options.at ?? 0}`),
    htm: 'GET',
    htu: 'https://api.example/orders',
    iat: epochAt(options.at ?? 0),
    ...claims,
  };
  return signJwt(header, body, EXTERNAL_IDP_KEY);
}
