import {
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { CLIENT, SPA_REDIRECT_URI } from './ids.js';
import { msaOpaqueToken } from './opaque-tokens.js';
import { state } from './pkce.js';
import { opaque } from './seeded.js';
import { type TokenAnswer, type TokenRequestOptions, tokenRequest } from './token-request.js';
import { navigationHeaders } from './traffic-headers.js';

export interface LiveOptions extends ExchangeOptions, ParameterOptions {}

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
