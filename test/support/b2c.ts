import { type AuthorizeExchange, type AuthorizeOptions, authorizeRequest, deliver } from './authorize.js';
import { answered, changed, type Exchange, encodeForm, exchange, type HeaderChanges } from './exchange.js';
import { b2cAccessToken, b2cIdToken } from './external-tokens.js';
import { B2C_NAME, B2C_POLICY, USER } from './ids.js';
import { nonce } from './pkce.js';
import { opaque } from './seeded.js';
import { tokenAnswer } from './token-answer.js';
import { type TokenAnswer, type TokenRequestOptions, tokenRequest } from './token-request.js';
import { fetchHeaders, NO_ENTRA_HEADERS, navigationHeaders } from './traffic-headers.js';

/** Azure AD B2C: the messages of Entra at a host of its own, with a policy in the path. */

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

/**
 * What the user does on the policy's page: types name and password (`SelfAsserted`), and is sent on to the app.
 * Give it a B2C authorize exchange with `answer: 'page'`.
 */
export function b2cSteps(
  authorize: AuthorizeExchange,
  options: PolicyOption & { readonly after?: number } = {},
): Exchange[] {
  const { delivers } = authorize;
  const at = (delivers.at ?? 0) + (options.after ?? 6);
  const base = `https://${delivers.host}${b2cBase(options)}`;
  const csrf = opaque(`csrf ${delivers.correlationId}`, 80);
  const tx = encodeURIComponent(`StateProperties=${opaque(`b2c tx ${delivers.correlationId}`, 60)}`);
  const fields = encodeForm([
    ['request_type', 'RESPONSE'],
    ['signInName', USER.upn],
    ['password', USER.password],
  ]);
  const headers = [
    ...fetchHeaders(`https://${delivers.host}`),
    ['X-CSRF-TOKEN', csrf] as const,
    ['Content-Type', 'application/x-www-form-urlencoded'] as const,
  ];
  const typed = exchange(
    {
      method: 'POST',
      url: `${base}/SelfAsserted?tx=${tx}&p=${options.policy ?? B2C_POLICY}`,
      requestHeaders: headers,
      requestBody: fields,
      _resourceType: 'xhr',
    },
    answered(200, { status: '200' }),
    { at },
  );
  const confirmed = exchange(
    {
      method: 'GET',
      url: `${base}/api/CombinedSigninAndSignup/confirmed?rememberMe=false&csrf_token=${csrf}&tx=${tx}&p=${options.policy ?? B2C_POLICY}`,
      requestHeaders: navigationHeaders(`${base}/`),
      _resourceType: 'document',
    },
    deliver(delivers),
    { at: at + 0.6, responseHeaders: B2C_HEADERS },
  );
  return [typed, confirmed];
}

const B2C_HEADERS: HeaderChanges = {
  ...NO_ENTRA_HEADERS,
  'x-ms-gateway-requestid': opaque('b2c gateway', 36),
};

function b2cBase(options: PolicyOption): string {
  return `/${B2C_NAME}.onmicrosoft.com/${options.policy ?? B2C_POLICY}`;
}
