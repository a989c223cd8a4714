import { type AuthorizeExchange, type AuthorizeOptions, authorizeRequest } from './authorize.js';
import {
  answered,
  changed,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type HeaderChanges,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { adfsAccessToken, adfsIdToken, b2cAccessToken, b2cIdToken } from './external-tokens.js';
import { ADFS_HOST, B2C_NAME, B2C_POLICY, CLIENT, SPA_REDIRECT_URI } from './ids.js';
import { msaOpaqueToken, refreshToken } from './opaque-tokens.js';
import { nonce, state } from './pkce.js';
import { opaque } from './seeded.js';
import { tokenAnswer } from './token-answer.js';
import { type TokenAnswer, type TokenRequestOptions, tokenRequest } from './token-request.js';
import { fetchHeaders, navigationHeaders } from './traffic-headers.js';

/** Azure AD B2C, AD FS and login.live.com: the same messages at other hosts, without Entra's headers. */

export interface PolicyOption {
  readonly policy?: string;
}

export const B2C_HOST = `${B2C_NAME}.b2clogin.com`;
export const B2C_SCOPE = 'https://contoso.onmicrosoft.com/orders/orders.read';

/** The authorize endpoint of a B2C policy. */
export function b2cAuthorize(options: AuthorizeOptions & PolicyOption = {}): AuthorizeExchange {
  const made = authorizeRequest({
    host: B2C_HOST,
    path: `${b2cBase(options)}/oauth2/v2.0/authorize`,
    scope: `${B2C_SCOPE} openid offline_access`,
    idToken: b2cIdToken({ nonce: nonce(options.attempt) }, { at: options.at ?? 0 }),
    accessToken: b2cAccessToken({}, { at: options.at ?? 0 }),
    ...options,
  });
  return { ...made, ...changed(made, { responseHeaders: B2C_HEADERS }) };
}

/** The token endpoint of a B2C policy. */
export function b2cToken(options: TokenRequestOptions & PolicyOption = {}, answer?: TokenAnswer): Exchange {
  const at = options.at ?? 0;
  const made = tokenRequest(
    {
      host: B2C_HOST,
      path: `${b2cBase(options)}/oauth2/v2.0/token`,
      scope: `${B2C_SCOPE} openid offline_access`,
      ...options,
    },
    answer ??
      tokenAnswer({
        accessToken: b2cAccessToken({}, { at }),
        idToken: b2cIdToken({ nonce: nonce(options.attempt) }, { at }),
        scope: B2C_SCOPE,
        members: {
          expires_in: '3600',
          ext_expires_in: undefined,
          not_before: Math.floor(Date.parse('2026-03-02T09:00:00Z') / 1000 + at),
          id_token_expires_in: 3600,
          profile_info: Buffer.from(JSON.stringify({ ver: '1.0', tid: null, name: 'Ada' })).toString(
            'base64url',
          ),
          refresh_token_expires_in: 1_209_600,
        },
      }),
  );
  return changed(made, { responseHeaders: B2C_HEADERS });
}

/** One of B2C's own pages at work: the user typed into it (`SelfAsserted`), or it was confirmed. */
export function b2cPage(
  page: 'SelfAsserted' | 'confirmed' = 'SelfAsserted',
  options: ExchangeOptions & PolicyOption = {},
): Exchange {
  const base = `https://${B2C_HOST}${b2cBase(options)}`;
  const tx = encodeURIComponent(`StateProperties=${opaque('b2c tx', 60)}`);
  const isTyped = page === 'SelfAsserted';
  const url = isTyped
    ? `${base}/SelfAsserted?tx=${tx}&p=${B2C_POLICY}`
    : `${base}/api/CombinedSigninAndSignup/confirmed?csrf_token=${opaque('csrf', 80)}&tx=${tx}`;
  const fields = encodeForm([
    ['request_type', 'RESPONSE'],
    ['signInName', 'ada.lindqvist@contoso.example'],
    ['password', 'Tulip-Harbour-4711!'],
  ]);
  return exchange(
    {
      method: isTyped ? 'POST' : 'GET',
      url,
      requestHeaders: [
        ...fetchHeaders(`https://${B2C_HOST}`),
        ['X-CSRF-TOKEN', opaque('csrf', 80)],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      ...(isTyped ? { requestBody: fields } : {}),
      _resourceType: 'xhr',
    },
    answered(200, { status: '200' }),
    options,
  );
}

/** The authorize endpoint of AD FS. */
export function adfsAuthorize(options: AuthorizeOptions = {}): AuthorizeExchange {
  const made = authorizeRequest({
    host: ADFS_HOST,
    path: '/adfs/oauth2/authorize',
    scope: 'openid profile',
    resource: 'https://api.fabrikam.example/orders',
    idToken: adfsIdToken({ nonce: nonce(options.attempt) }, { at: options.at ?? 0 }),
    accessToken: adfsAccessToken({}, { at: options.at ?? 0 }),
    ...options,
  });
  return { ...made, ...changed(made, { responseHeaders: ADFS_HEADERS }) };
}

/** The token endpoint of AD FS. */
export function adfsToken(options: TokenRequestOptions = {}, answer?: TokenAnswer): Exchange {
  const at = options.at ?? 0;
  const made = tokenRequest(
    { host: ADFS_HOST, path: '/adfs/oauth2/token', scope: 'openid profile', ...options },
    answer ??
      tokenAnswer({
        accessToken: adfsAccessToken({}, { at }),
        idToken: adfsIdToken({ nonce: nonce(options.attempt) }, { at }),
        refreshToken: refreshToken(70),
        scope: 'openid user_impersonation',
        members: {
          expires_in: 3600,
          ext_expires_in: undefined,
          resource: 'https://api.fabrikam.example/orders',
          client_info: undefined,
        },
      }),
  );
  return changed(made, { responseHeaders: ADFS_HEADERS });
}

export interface LiveOptions extends ExchangeOptions, ParameterOptions {
  readonly at?: number;
}

/** The authorize endpoint of personal accounts. */
export function liveAuthorize(options: LiveOptions = {}): Exchange {
  const parameters = parametersOf(
    [
      ['client_id', CLIENT],
      ['scope', 'User.Read openid offline_access'],
      ['redirect_uri', SPA_REDIRECT_URI],
      ['response_type', 'code'],
      ['state', state()],
    ],
    options,
  );
  const location = `${SPA_REDIRECT_URI}?code=M.C532_BAY.2.U.${opaque('msa code', 40)}&state=${encodeURIComponent(state())}`;
  return exchange(
    {
      method: 'GET',
      url: `https://login.live.com/oauth20_authorize.srf?${encodeForm(parameters)}`,
      requestHeaders: navigationHeaders(),
      _resourceType: 'document',
    },
    answered(302, undefined, {
      Location: location,
      PPServer: 'PPV: 30 H: BL02EPF0001D8B6 V: 0',
      'x-ms-request-id': opaque('msa', 36),
    }),
    options,
  );
}

/** The token endpoint of personal accounts; the access token is an opaque ticket. */
export function liveToken(options: TokenRequestOptions = {}, answer?: TokenAnswer): Exchange {
  const body = {
    token_type: 'bearer',
    expires_in: 3600,
    scope: 'User.Read openid',
    access_token: msaOpaqueToken(),
    refresh_token: `M.C532_BAY.0.U.-${opaque('msa refresh', 400)}`,
    user_id: opaque('msa user', 43),
  };
  return tokenRequest(
    {
      host: 'login.live.com',
      path: '/oauth20_token.srf',
      code: `M.C532_BAY.2.U.${opaque('msa code', 40)}`,
      scope: 'User.Read openid offline_access',
      ...options,
    },
    answer ?? answered(200, body),
  );
}

const NO_ENTRA_HEADERS: HeaderChanges = {
  'x-ms-ests-server': undefined,
  'x-ms-clitelem': undefined,
  'x-ms-srs': undefined,
  'Set-Cookie': undefined,
};
const B2C_HEADERS: HeaderChanges = {
  ...NO_ENTRA_HEADERS,
  'x-ms-request-id': undefined,
  'x-ms-gateway-requestid': opaque('b2c gateway', 36),
};
const ADFS_HEADERS: HeaderChanges = {
  ...NO_ENTRA_HEADERS,
  'x-ms-request-id': undefined,
  Server: 'Microsoft-HTTPAPI/2.0',
};

function b2cBase(options: PolicyOption): string {
  return `/${B2C_NAME}.onmicrosoft.com/${options.policy ?? B2C_POLICY}`;
}
