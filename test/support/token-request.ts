import { brokerRequest, clientAssertion, externalFederatedAssertion } from './assertions.js';
import type { ClientType } from './authorize.js';
import {
  type Answer,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import {
  API,
  API_SCOPE,
  CLIENT,
  CLIENT_ORIGIN,
  DAEMON,
  LOGIN_HOST,
  NATIVE,
  NATIVE_REDIRECT_URI,
  SPA_REDIRECT_URI,
  TENANT,
  USER,
  WEB,
  WEB_REDIRECT_URI,
} from './ids.js';
import { authorizationCode, clientSecret, deviceCode, refreshToken } from './opaque-tokens.js';
import { correlationId, pkce } from './pkce.js';
import { samlAssertion } from './saml.js';
import { tokenAnswer } from './token-answer.js';
import { accessTokenV2 } from './tokens.js';
import { FORM_TYPE, fetchHeaders, libraryHeaders, msalJsParameters } from './traffic-headers.js';

/** The grants by a short name; a `grantType` of your own goes with any of them. */
export type Grant =
  | 'authorization_code'
  | 'refresh_token'
  | 'client_credentials'
  | 'device_code'
  | 'password'
  | 'on_behalf_of'
  | 'broker'
  | 'saml1_1-bearer'
  | 'saml2-bearer';

/** How the client proves itself. `basic`: client id and secret in the Authorization header. */
export type Credential = 'none' | 'secret' | 'basic' | 'certificate' | 'federated';

export interface TokenRequestOptions extends ExchangeOptions, ParameterOptions {
  readonly grant?: Grant;
  /** Replaces the wire value of `grant_type`. */
  readonly grantType?: string;
  readonly attempt?: number;
  readonly host?: string;
  readonly tenant?: string;
  readonly version?: 'v1' | 'v2';
  readonly path?: string;
  readonly method?: string;
  readonly clientType?: ClientType;
  readonly clientId?: string;
  readonly credential?: Credential;
  readonly clientSecret?: string;
  readonly clientAssertion?: string;
  readonly scope?: string;
  readonly resource?: string;
  readonly code?: string;
  readonly redirectUri?: string;
  readonly codeVerifier?: string;
  readonly refreshToken?: string;
  readonly deviceCode?: string;
  readonly username?: string;
  readonly password?: string;
  readonly assertion?: string;
  readonly claims?: string;
  /** The Origin header; null for none. Default: the app's origin for `spa`, none for others. */
  readonly origin?: string | null;
  /** Replaces the body and its type: `{ body: JSON.stringify(…), contentType: 'application/json' }`. */
  readonly body?: string;
  readonly contentType?: string;
  /** Puts the parameters into the URL instead of the body. */
  readonly inQuery?: boolean;
}

/** What an answer can know of the request it answers. */
export interface TokenRequestFacts {
  readonly grant: Grant;
  readonly attempt: number;
  /** Seconds after the start of the capture at which the answer leaves. */
  readonly at: number;
  readonly host: string;
  readonly tenant: string;
  readonly version: 'v1' | 'v2';
  readonly clientType: ClientType;
  readonly clientId: string;
  readonly credential: Credential;
  readonly correlationId: string;
  readonly origin: string | undefined;
  readonly parameters: readonly Pair[];
}

export type TokenAnswer = Answer | ((facts: TokenRequestFacts) => Answer);

/**
 * A POST to the token endpoint; by default the single-page app redeems the code of `authorizeRequest()`, and is
 * answered with tokens. The answer may also be `tokenError(code)` or `answered(status, body)`.
 */
export function tokenRequest(
  options: TokenRequestOptions = {},
  answer: TokenAnswer = tokenAnswer(),
): Exchange {
  const facts = factsOf(options);
  const { host, tenant, version, origin } = facts;
  const path = options.path ?? `/${tenant}/oauth2${version === 'v2' ? '/v2.0' : ''}/token`;
  const body = options.inQuery === true ? '' : (options.body ?? encodeForm(facts.parameters));
  const query = options.inQuery === true ? `?${encodeForm(facts.parameters)}` : '';
  return exchange(
    {
      method: options.method ?? 'POST',
      url: `https://${host}${path}${query}`,
      requestHeaders: headersOf(options, facts),
      ...(options.method === 'GET' ? {} : { requestBody: body }),
      ...(origin === undefined ? {} : { _resourceType: 'fetch', _initiator: PAGE_SCRIPT }),
    },
    typeof answer === 'function' ? answer(facts) : answer,
    options,
  );
}

const PAGE_SCRIPT = { type: 'script', url: `${CLIENT_ORIGIN}/assets/app.js` };
const JWT_BEARER_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const GRANT_TYPES: Readonly<Record<Grant, string>> = {
  authorization_code: 'authorization_code',
  refresh_token: 'refresh_token',
  client_credentials: 'client_credentials',
  device_code: 'urn:ietf:params:oauth:grant-type:device_code',
  password: 'password',
  on_behalf_of: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  broker: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'saml1_1-bearer': 'urn:ietf:params:oauth:grant-type:saml1_1-bearer',
  'saml2-bearer': 'urn:ietf:params:oauth:grant-type:saml2-bearer',
};

/** Who usually uses a grant, and with which credential. */
function usualClient(grant: Grant): { clientType: ClientType; clientId: string; credential: Credential } {
  switch (grant) {
    case 'client_credentials':
      return { clientType: 'web', clientId: DAEMON, credential: 'secret' };
    case 'on_behalf_of':
      return { clientType: 'web', clientId: API, credential: 'secret' };
    case 'saml1_1-bearer':
    case 'saml2-bearer':
      return { clientType: 'web', clientId: WEB, credential: 'secret' };
    case 'device_code':
    case 'password':
    case 'broker':
      return { clientType: 'native', clientId: NATIVE, credential: 'none' };
    case 'authorization_code':
    case 'refresh_token':
      return { clientType: 'spa', clientId: CLIENT, credential: 'none' };
  }
}

const CLIENTS = {
  spa: { clientId: CLIENT, redirectUri: SPA_REDIRECT_URI, credential: 'none' },
  web: { clientId: WEB, redirectUri: WEB_REDIRECT_URI, credential: 'secret' },
  native: { clientId: NATIVE, redirectUri: NATIVE_REDIRECT_URI, credential: 'none' },
} as const;

function factsOf(options: TokenRequestOptions): TokenRequestFacts {
  const grant = options.grant ?? 'authorization_code';
  const usual =
    options.clientType === undefined
      ? usualClient(grant)
      : { ...CLIENTS[options.clientType], clientType: options.clientType };
  const attempt = options.attempt ?? 1;
  const origin = options.origin === undefined && usual.clientType === 'spa' ? CLIENT_ORIGIN : options.origin;
  const known = {
    grant,
    attempt,
    at: (options.at ?? 0) + (options.elapsedMs ?? 120) / 1000,
    host: options.host ?? LOGIN_HOST,
    tenant: options.tenant ?? TENANT,
    version: options.version ?? 'v2',
    clientType: usual.clientType,
    clientId: options.clientId ?? usual.clientId,
    credential: options.credential ?? credentialGiven(options) ?? usual.credential,
    correlationId: correlationId(attempt),
    origin: origin ?? undefined,
  } as const;
  return { ...known, parameters: parametersOf(requestParameters(options, known), options) };
}

/** A secret or an assertion given outright says which credential is meant. */
function credentialGiven(options: TokenRequestOptions): Credential | undefined {
  if (options.clientAssertion !== undefined) return 'certificate';
  return options.clientSecret === undefined ? undefined : 'secret';
}

type Known = Omit<TokenRequestFacts, 'parameters'>;
type Defaults = readonly (readonly [string, string | undefined])[];

function requestParameters(options: TokenRequestOptions, known: Known): Defaults {
  return [
    ['client_id', known.credential === 'basic' ? undefined : known.clientId],
    ...grantParameters(options, known),
    ['scope', scopeOf(options, known)],
    ['resource', options.resource ?? (known.version === 'v1' ? `api://${API}` : undefined)],
    ['grant_type', options.grantType ?? GRANT_TYPES[known.grant]],
    ...credentialParameters(options, known),
    ['claims', options.claims],
    ...(known.clientType === 'spa' ? msalJsParameters(known.correlationId) : [['client_info', '1'] as const]),
  ];
}

function grantParameters(options: TokenRequestOptions, known: Known): Defaults {
  switch (known.grant) {
    case 'authorization_code': {
      const verifier = known.clientType === 'web' ? undefined : pkce(known.attempt).verifier;
      return [
        ['redirect_uri', options.redirectUri ?? CLIENTS[known.clientType].redirectUri],
        ['code', options.code ?? authorizationCode(known.attempt)],
        ['code_verifier', options.codeVerifier ?? verifier],
      ];
    }
    case 'refresh_token':
      return [['refresh_token', options.refreshToken ?? refreshToken(known.attempt)]];
    case 'client_credentials':
      return [];
    case 'device_code':
      return [['device_code', options.deviceCode ?? deviceCode(known.attempt)]];
    case 'password':
      return [
        ['username', options.username ?? USER.upn],
        ['password', options.password ?? USER.password],
      ];
    case 'on_behalf_of':
      return [
        ['assertion', options.assertion ?? accessTokenV2()],
        ['requested_token_use', 'on_behalf_of'],
      ];
    case 'broker':
      return [
        ['request', brokerRequest()],
        ['windows_api_version', '2.0.1'],
      ];
    case 'saml1_1-bearer':
      return [['assertion', options.assertion ?? base64Url(samlAssertion({ version: '1.1' }))]];
    case 'saml2-bearer':
      return [['assertion', options.assertion ?? base64Url(samlAssertion({ version: '2.0' }))]];
  }
}

function credentialParameters(options: TokenRequestOptions, known: Known): Defaults {
  switch (known.credential) {
    case 'none':
    case 'basic':
      return [];
    case 'secret':
      return [['client_secret', options.clientSecret ?? clientSecret()]];
    case 'certificate':
      return [
        ['client_assertion_type', JWT_BEARER_ASSERTION],
        ['client_assertion', options.clientAssertion ?? ownAssertion(options, known)],
      ];
    case 'federated':
      return [
        ['client_assertion_type', JWT_BEARER_ASSERTION],
        [
          'client_assertion',
          options.clientAssertion ?? externalFederatedAssertion({}, { at: options.at ?? 0 }),
        ],
      ];
  }
}

function ownAssertion(options: TokenRequestOptions, known: Known): string {
  const path = known.version === 'v2' ? 'oauth2/v2.0/token' : 'oauth2/token';
  const aud = `https://${known.host}/${known.tenant}/${path}`;
  return clientAssertion({ iss: known.clientId, sub: known.clientId, aud }, { at: options.at ?? 0 });
}

function scopeOf(options: TokenRequestOptions, known: Known): string | undefined {
  if (options.scope !== undefined || known.version === 'v1') return options.scope;
  switch (known.grant) {
    case 'client_credentials':
      return `api://${API}/.default`;
    case 'on_behalf_of':
      return 'https://graph.microsoft.com/User.Read';
    case 'device_code':
    case 'broker':
      return undefined;
    default:
      return `${API_SCOPE} openid profile offline_access`;
  }
}

function headersOf(options: TokenRequestOptions, facts: TokenRequestFacts): Pair[] {
  const type: Pair = ['Content-Type', options.contentType ?? FORM_TYPE];
  const sent = options.inQuery === true || options.method === 'GET' ? [] : [type];
  const who = facts.origin === undefined ? libraryHeaders(facts.correlationId) : fetchHeaders(facts.origin);
  if (facts.credential !== 'basic') return [...who, ...sent];
  const pair = [facts.clientId, options.clientSecret ?? clientSecret()].map(encodeURIComponent).join(':');
  return [...who, ...sent, ['Authorization', `Basic ${Buffer.from(pair).toString('base64')}`]];
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
