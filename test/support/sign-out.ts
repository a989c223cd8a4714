import {
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { CLIENT, CLIENT_ORIGIN, LOGIN_HOST, TENANT } from './ids.js';
import { correlationId } from './pkce.js';
import { requestId } from './seeded.js';
import { idToken } from './tokens.js';
import { entraHeaders, navigationHeaders, sessionCookieHeader } from './traffic-headers.js';

export interface SignOutOptions extends ExchangeOptions, ParameterOptions {
  readonly host?: string;
  readonly tenant?: string;
  readonly idTokenHint?: string;
  readonly postLogoutRedirectUri?: string;
}

/** A request to the end-session endpoint (OpenID Connect RP-Initiated Logout). */
export function signOut(options: SignOutOptions = {}): Exchange {
  const { host = LOGIN_HOST, tenant = TENANT } = options;
  const target = options.postLogoutRedirectUri ?? `${CLIENT_ORIGIN}/`;
  const parameters = parametersOf(
    [
      ['post_logout_redirect_uri', target],
      ['id_token_hint', options.idTokenHint ?? idToken()],
      ['client-request-id', correlationId()],
    ],
    options,
  );
  const answer = answered(302, undefined, { Location: target });
  return exchange(
    {
      method: 'GET',
      url: `https://${host}/${tenant}/oauth2/v2.0/logout?${encodeForm(parameters)}`,
      requestHeaders: [...navigationHeaders(), sessionCookieHeader()],
      _resourceType: 'document',
    },
    { ...answer, headers: [...answer.headers, ...entraHeaders({ requestId: requestId('logout') })] },
    options,
  );
}

export interface AdminConsentOptions extends ExchangeOptions, ParameterOptions {
  readonly tenant?: string;
  readonly clientId?: string;
  readonly redirectUri?: string;
  /** What comes back to the app; default a grant. */
  readonly result?: Readonly<Record<string, string>>;
}

/** The admin consent endpoint and the redirect that ends it; add `adminConsentCallback` for the app's side. */
export function adminConsent(options: AdminConsentOptions = {}): Exchange {
  const { tenant = TENANT, redirectUri = `${CLIENT_ORIGIN}/permissions` } = options;
  const parameters = parametersOf(
    [
      ['client_id', options.clientId ?? CLIENT],
      ['redirect_uri', redirectUri],
      ['state', '12345678'],
    ],
    options,
  );
  return exchange(
    {
      method: 'GET',
      url: `https://${LOGIN_HOST}/${tenant}/adminconsent?${encodeForm(parameters)}`,
      requestHeaders: navigationHeaders(),
      _resourceType: 'document',
    },
    answered(302, undefined, { Location: adminConsentTarget(options) }),
    options,
  );
}

/** The request that brings the result of admin consent to the app. */
export function adminConsentCallback(options: AdminConsentOptions = {}): Exchange {
  return exchange(
    {
      method: 'GET',
      url: adminConsentTarget(options),
      requestHeaders: navigationHeaders(`https://${LOGIN_HOST}/`),
      _resourceType: 'document',
    },
    answered(200, '<!DOCTYPE html><html></html>'),
    options,
  );
}

function adminConsentTarget(options: AdminConsentOptions): string {
  const { tenant = TENANT, redirectUri = `${CLIENT_ORIGIN}/permissions` } = options;
  const result = options.result ?? { admin_consent: 'True', tenant };
  return `${redirectUri}?${encodeForm([...Object.entries(result), ['state', '12345678']])}`;
}
