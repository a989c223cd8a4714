import { type AuthorizeExchange, type AuthorizeOptions, authorizeRequest } from './authorize.js';
import { changed, type Exchange, type HeaderChanges } from './exchange.js';
import { adfsAccessToken, adfsIdToken } from './external-tokens.js';
import { ADFS_HOST } from './ids.js';
import { refreshToken } from './opaque-tokens.js';
import { nonce } from './pkce.js';
import { tokenAnswer } from './token-answer.js';
import { type TokenAnswer, type TokenRequestOptions, tokenRequest } from './token-request.js';
import { NO_ENTRA_HEADERS } from './traffic-headers.js';

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

const ADFS_HEADERS: HeaderChanges = { ...NO_ENTRA_HEADERS, Server: 'Microsoft-HTTPAPI/2.0' };
