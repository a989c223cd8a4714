import {
  claimsText,
  codeName,
  type EntraErrorOptions,
  type ErrorCode,
  entraError,
  errorDescription,
} from './entra-errors.js';
import {
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import {
  API_SCOPE,
  CLIENT,
  CLIENT_ORIGIN,
  LOGIN_HOST,
  NATIVE,
  NATIVE_REDIRECT_URI,
  SPA_REDIRECT_URI,
  TENANT,
  WEB,
  WEB_REDIRECT_URI,
} from './ids.js';
import { leftHash } from './jwt.js';
import { authorizationCode } from './opaque-tokens.js';
import { entraPage, formPostPage, type PageId } from './pages.js';
import { correlationId, nonce, type Pkce, pkce, state } from './pkce.js';
import { guid, requestId } from './seeded.js';
import { accessTokenV2, clientInfo, graphToken, idToken, idTokenV1 } from './tokens.js';
import { entraHeaders, fetchHeaders, navigationHeaders, sessionCookieHeader } from './traffic-headers.js';

export type ClientType = 'spa' | 'web' | 'native';

export interface AuthorizeOptions extends ExchangeOptions, ParameterOptions {
  /** Numbers the sign-ins of a capture: state, nonce, verifier, code and correlation id follow from it. */
  readonly attempt?: number;
  readonly host?: string;
  /** The tenant segment of the path. */
  readonly tenant?: string;
  readonly version?: 'v1' | 'v2';
  /** Replaces the whole path, for B2C, AD FS and mistakes. */
  readonly path?: string;
  readonly clientType?: ClientType;
  readonly clientId?: string;
  readonly redirectUri?: string;
  readonly responseType?: string;
  readonly responseMode?: 'query' | 'fragment' | 'form_post';
  readonly scope?: string;
  readonly resource?: string;
  readonly prompt?: string;
  readonly state?: string;
  readonly nonce?: string;
  /** false leaves the challenge out; default: a real S256 pair, except for web clients. */
  readonly pkce?: Pkce | false;
  readonly loginHint?: string;
  readonly claims?: unknown;
  /**
   * What comes back. `deliver`: the response goes straight to the app in the response mode (single sign-on).
   * `page`: a sign-in page, see `page`. `error-page`: the error stays with Entra. `error`: it goes to the app.
   */
  readonly answer?: 'deliver' | 'page' | 'error-page' | 'error';
  readonly page?: PageId;
  readonly error?: ErrorCode;
  readonly errorOptions?: EntraErrorOptions & { readonly subcode?: string };
  /** Changes the parameters of the response to the app, as `set`, `extra` and `omit` do for the request. */
  readonly response?: ParameterOptions;
  readonly code?: string;
  readonly idToken?: string;
  readonly accessToken?: string;
  /** Sent by a script's fetch instead of a navigation. */
  readonly byFetch?: boolean;
  /** In a hidden frame, as a silent renewal. */
  readonly inFrame?: boolean;
}

/** An authorize exchange, and what it delivers to the app: `callback` and `signInSteps` read it. */
export interface AuthorizeExchange extends Exchange {
  readonly delivers: Delivery;
}

export interface Delivery {
  readonly redirectUri: string;
  readonly responseMode: 'query' | 'fragment' | 'form_post';
  readonly parameters: readonly Pair[];
  readonly attempt: number;
  readonly correlationId: string;
  readonly host: string;
  readonly tenant: string;
  readonly at: number | undefined;
}

/** A request to the authorize endpoint; by default of the single-page app, signed in by its session. */
export function authorizeRequest(options: AuthorizeOptions = {}): AuthorizeExchange {
  const facts = factsOf(options);
  const parameters = requestParameters(options, facts);
  const path = options.path ?? `/${facts.tenant}/oauth2${facts.version === 'v2' ? '/v2.0' : ''}/authorize`;
  const url = `https://${facts.host}${path}${path.includes('?') ? '&' : '?'}${encodeForm(parameters)}`;
  const delivers = deliveryOf(options, facts);
  const cookies = options.answer === 'page' ? [] : [sessionCookieHeader(facts.attempt)];
  const made = exchange(
    {
      method: 'GET',
      url,
      requestHeaders: [...(options.byFetch === true ? fetchHeaders() : navigationHeaders()), ...cookies],
      _resourceType: options.byFetch === true ? 'fetch' : 'document',
      _initiator: { type: 'script', url: `${CLIENT_ORIGIN}/assets/app.js` },
    },
    answerOf(options, facts, delivers),
    frameHeaders(options),
  );
  return { ...made, delivers };
}

/** The redirect that hands a delivery to the app. */
export function deliver(delivery: Delivery, code = 0) {
  const headers = entraHeaders({ requestId: requestId(`deliver ${delivery.correlationId}`), code });
  const { redirectUri, responseMode, parameters } = delivery;
  if (responseMode === 'form_post') {
    const type: Pair = ['Content-Type', 'text/html; charset=utf-8'];
    return { status: 200, headers: [type, ...headers], body: formPostPage(redirectUri, parameters) };
  }
  const separator = responseMode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?';
  const location: Pair = ['Location', `${redirectUri}${separator}${encodeForm(parameters)}`];
  return { ...answered(302), headers: [location, ...headers] };
}

type Facts = ReturnType<typeof factsOf>;

const DEFAULTS = {
  spa: { clientId: CLIENT, redirectUri: SPA_REDIRECT_URI, responseMode: 'fragment' },
  web: { clientId: WEB, redirectUri: WEB_REDIRECT_URI, responseMode: 'form_post' },
  native: { clientId: NATIVE, redirectUri: NATIVE_REDIRECT_URI, responseMode: 'query' },
} as const;

function factsOf(options: AuthorizeOptions) {
  const attempt = options.attempt ?? 1;
  const clientType = options.clientType ?? 'spa';
  const responseType = options.responseType ?? 'code';
  const correlation = correlationId(attempt);
  return {
    ...DEFAULTS[clientType],
    ...(options.clientId === undefined ? {} : { clientId: options.clientId }),
    ...(options.redirectUri === undefined ? {} : { redirectUri: options.redirectUri }),
    ...(options.responseMode === undefined ? {} : { responseMode: options.responseMode }),
    attempt,
    clientType,
    responseType,
    correlationId: correlation,
    host: options.host ?? LOGIN_HOST,
    tenant: options.tenant ?? TENANT,
    version: options.version ?? 'v2',
    state: options.set?.state ?? options.state ?? state(attempt),
    nonce: options.set?.nonce ?? options.nonce ?? nonce(attempt),
    pkce: options.pkce ?? (clientType === 'web' ? false : pkce(attempt)),
    requestId: requestId(`authorize ${correlation} ${options.at ?? ''}`),
  };
}

function requestParameters(options: AuthorizeOptions, facts: Facts): Pair[] {
  const isV2 = facts.version === 'v2';
  const { pkce: proof } = facts;
  return parametersOf(
    [
      ['client_id', facts.clientId],
      ['scope', options.scope ?? (isV2 ? `${API_SCOPE} openid profile offline_access` : undefined)],
      ['resource', options.resource],
      ['redirect_uri', facts.redirectUri],
      ['client-request-id', facts.correlationId],
      ['response_mode', facts.responseMode],
      ['response_type', facts.responseType],
      ['x-client-SKU', facts.clientType === 'web' ? 'ID_NET8_0' : 'msal.js.browser'],
      ['x-client-VER', facts.clientType === 'web' ? '8.5.0.0' : '4.8.0'],
      ['client_info', '1'],
      ['code_challenge', proof === false ? undefined : proof.challenge],
      ['code_challenge_method', proof === false ? undefined : proof.method],
      ['prompt', options.prompt],
      ['login_hint', options.loginHint],
      ['claims', options.claims === undefined ? undefined : claimsText(options.claims)],
      ['nonce', facts.nonce],
      ['state', facts.state],
    ],
    options,
  );
}

function deliveryOf(options: AuthorizeOptions, facts: Facts): Delivery {
  const isError = options.answer === 'error' || options.answer === 'error-page';
  return {
    redirectUri: facts.redirectUri,
    responseMode: facts.responseMode,
    parameters: isError ? errorParameters(options, facts) : successParameters(options, facts),
    attempt: facts.attempt,
    correlationId: facts.correlationId,
    host: facts.host,
    tenant: facts.tenant,
    at: options.at,
  };
}

function successParameters(options: AuthorizeOptions, facts: Facts): Pair[] {
  const asked = new Set(facts.responseType.split(' '));
  const code = asked.has('code') ? (options.code ?? authorizationCode(facts.attempt)) : undefined;
  const accessToken = asked.has('token')
    ? (options.accessToken ?? implicitAccessToken(options, facts))
    : undefined;
  const isSent = !(options.omit ?? []).includes('state');
  return parametersOf(
    [
      ['code', code],
      ['access_token', accessToken],
      ['token_type', accessToken === undefined ? undefined : 'Bearer'],
      ['expires_in', accessToken === undefined ? undefined : '3599'],
      ['scope', accessToken === undefined ? undefined : (options.scope ?? API_SCOPE)],
      [
        'id_token',
        asked.has('id_token')
          ? (options.idToken ?? hashedIdToken(options, facts, code, accessToken))
          : undefined,
      ],
      ['client_info', clientInfo()],
      ['state', isSent ? facts.state : undefined],
      ['session_state', guid(`session_state ${facts.attempt}`)],
    ],
    options.response,
  );
}

function implicitAccessToken(options: AuthorizeOptions, facts: Facts): string {
  const at = options.at ?? 0;
  const forApi = (options.scope ?? API_SCOPE).includes('api://');
  return forApi
    ? accessTokenV2({ azp: facts.clientId }, { at })
    : graphToken({ appid: facts.clientId }, { at });
}

/** An id_token of the front channel binds what it travels with (OpenID Connect Core section 3.3.2.11). */
function hashedIdToken(options: AuthorizeOptions, facts: Facts, code?: string, accessToken?: string): string {
  const isSent = !(options.omit ?? []).includes('nonce');
  const claims = {
    aud: facts.clientId,
    nonce: isSent ? facts.nonce : undefined,
    c_hash: code === undefined ? undefined : leftHash(code),
    at_hash: accessToken === undefined ? undefined : leftHash(accessToken),
  };
  const at = options.at ?? 0;
  return facts.version === 'v1' ? idTokenV1(claims, { at }) : idToken(claims, { at });
}

function errorParameters(options: AuthorizeOptions, facts: Facts): Pair[] {
  const code = options.error ?? 65004;
  const known = entraError(code);
  const given = options.errorOptions ?? {};
  const ids = { traceId: facts.requestId, correlationId: facts.correlationId, at: options.at ?? 0 };
  return parametersOf(
    [
      ['error', given.error ?? known.error],
      ['error_subcode', given.subcode],
      ['error_description', errorDescription(code, given.text ?? known.text, ids)],
      ['error_uri', typeof code === 'number' ? `https://${LOGIN_HOST}/error?code=${code}` : undefined],
      ['suberror', given.suberror],
      ['claims', given.claims === undefined ? undefined : claimsText(given.claims)],
      ['state', facts.state],
    ],
    options.response,
  );
}

function answerOf(options: AuthorizeOptions, facts: Facts, delivers: Delivery) {
  const answer = options.answer ?? 'deliver';
  if (answer === 'deliver') return deliver(delivers);
  const code = options.error ?? 65004;
  if (answer === 'error') return deliver(delivers, typeof code === 'number' ? code : 0);
  return answer === 'page' ? signInPage(options, facts) : errorPage(options, facts, code);
}

function signInPage(options: AuthorizeOptions, facts: Facts) {
  const ids = { correlationId: facts.correlationId, sessionId: facts.requestId, host: facts.host };
  const known = options.error === undefined ? {} : { errorCode: codeDigits(options.error) };
  const headers = entraHeaders({ requestId: facts.requestId });
  return html(entraPage(options.page ?? 'ConvergedSignIn', { ...ids, ...known }), headers);
}

function errorPage(options: AuthorizeOptions, facts: Facts, code: ErrorCode) {
  const ids = { traceId: facts.requestId, correlationId: facts.correlationId, at: options.at ?? 0 };
  const text = options.errorOptions?.text ?? entraError(code).text;
  const page = entraPage(options.page ?? 'ConvergedError', {
    correlationId: facts.correlationId,
    sessionId: facts.requestId,
    host: facts.host,
    errorCode: codeDigits(code),
    exceptionMessage: `${codeName(code)}: ${text}`,
    errorText: errorDescription(code, text, ids),
  });
  const headers = entraHeaders({ requestId: facts.requestId, code: Number(codeDigits(code)) });
  return html(page, headers);
}

function html(body: string, headers: readonly Pair[]) {
  const type: Pair = ['Content-Type', 'text/html; charset=utf-8'];
  return { status: 200, headers: [type, ...headers], body };
}

function codeDigits(code: ErrorCode): string {
  return String(code).replace(/\D/g, '') || '0';
}

function frameHeaders(options: AuthorizeOptions): ExchangeOptions {
  if (options.inFrame !== true) return options;
  return { ...options, requestHeaders: { 'Sec-Fetch-Dest': 'iframe', ...options.requestHeaders } };
}
