import { isoAt } from './clock.js';
import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  exchange,
  findHeader,
  type Pair,
} from './exchange.js';
import { CLIENT_ORIGIN, GRAPH_URL, USER } from './ids.js';
import { guid } from './seeded.js';
import { graphToken } from './tokens.js';
import { fetchHeaders } from './traffic-headers.js';

export interface ApiCallOptions extends ExchangeOptions {
  readonly url?: string;
  readonly method?: string;
  /** The access token; null for a request without Authorization. */
  readonly token?: string | null;
  readonly scheme?: string;
  /** Replaces the whole Authorization value. */
  readonly authorization?: string;
  /** Sent by the page (with Origin) or by a server. */
  readonly from?: 'page' | 'server';
  readonly origin?: string;
  readonly body?: string;
}

/** A call of a protected resource; by default `GET https://graph.microsoft.com/v1.0/me`, answered with data. */
export function apiCall(options: ApiCallOptions = {}, answer: Answer = apiData()): Exchange {
  const token = options.token === undefined ? graphToken() : options.token;
  const authorization =
    options.authorization ?? (token === null ? undefined : `${options.scheme ?? 'Bearer'} ${token}`);
  const isPage = options.from !== 'server';
  const origin = options.origin ?? CLIENT_ORIGIN;
  const who: Pair[] = isPage
    ? fetchHeaders(origin)
    : [
        ['User-Agent', 'orders-api/3.2'],
        ['Accept', 'application/json'],
      ];
  return exchange(
    {
      method: options.method ?? 'GET',
      url: options.url ?? GRAPH_URL,
      requestHeaders: authorization === undefined ? who : [...who, ['Authorization', authorization]],
      ...(options.body === undefined ? {} : { requestBody: options.body }),
      ...(isPage
        ? { _resourceType: 'fetch', _initiator: { type: 'script', url: `${origin}/assets/app.js` } }
        : {}),
    },
    isPage ? withCors(answer, origin) : answer,
    options,
  );
}

/** A 200 with a person's data. */
export function apiData(): Answer {
  return answered(200, { id: USER.oid, displayName: USER.name, userPrincipalName: USER.upn });
}

export interface GraphErrorOptions {
  readonly status?: number;
  readonly message?: string;
  /** Seconds after the start of the capture. */
  readonly at?: number;
  readonly wwwAuthenticate?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const GRAPH_MESSAGES = new Map([
  ['InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.'],
  ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  ['BadRequest', '/me request is only valid with delegated authentication flow.'],
  ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  ['TooManyRequests', 'Too many requests.'],
]);
const GRAPH_STATUSES = new Map([
  ['InvalidAuthenticationToken', 401],
  ['BadRequest', 400],
  ['TooManyRequests', 429],
]);

/** An error of Microsoft Graph: `graphError('InvalidAuthenticationToken')`, 401 or 403 by its name. */
export function graphError(code = 'InvalidAuthenticationToken', options: GraphErrorOptions = {}): Answer {
  const status = options.status ?? GRAPH_STATUSES.get(code) ?? 403;
  const id = guid(`graph ${code} ${options.at ?? 0}`);
  const innerError = { date: isoAt(options.at ?? 0).slice(0, 19), 'request-id': id, 'client-request-id': id };
  const message = options.message ?? GRAPH_MESSAGES.get(code) ?? 'The request was refused.';
  const challenge = options.wwwAuthenticate ?? (status === 401 ? bearerChallenge({ error: '' }) : undefined);
  return answered(
    status,
    { error: { code, message, innerError } },
    {
      'request-id': id,
      'client-request-id': id,
      'x-ms-ags-diagnostic': '{"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5"}}',
      ...(challenge === undefined ? {} : { 'WWW-Authenticate': challenge }),
      ...options.headers,
    },
  );
}

/** An error of Azure Resource Manager. */
export function armError(
  code = 'InvalidAuthenticationTokenAudience',
  status = 401,
  message = 'The access token is for another audience.',
): Answer {
  const headers = {
    'x-ms-request-id': guid(`arm ${code}`),
    'WWW-Authenticate': bearerChallenge({ error: 'invalid_token' }),
  };
  return answered(status, { error: { code, message } }, headers);
}

export interface ChallengeOptions {
  readonly error?: string;
  readonly description?: string;
  readonly scope?: string;
  readonly clientId?: string;
  /** An object becomes base64 of its JSON, as APIs send it; a string goes as it is. */
  readonly claims?: unknown;
}

/** The value of a `WWW-Authenticate: Bearer` header. */
export function bearerChallenge(options: ChallengeOptions = {}): string {
  const claims =
    typeof options.claims === 'string'
      ? options.claims
      : Buffer.from(JSON.stringify(options.claims ?? '')).toString('base64');
  const members = [
    ['realm', ''],
    ['authorization_uri', 'https://login.microsoftonline.com/common/oauth2/authorize'],
    ['client_id', options.clientId ?? '00000003-0000-0000-c000-000000000000'],
    ['error', options.error ?? 'invalid_token'],
    ['error_description', options.description],
    ['scope', options.scope],
    ['claims', options.claims === undefined ? undefined : claims],
  ] as const;
  const shown = members.filter(([name, value]) => value !== undefined && (value !== '' || name === 'realm'));
  return `Bearer ${shown.map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}

/** A 401 that asks for a stronger token (continuous access evaluation, authentication context). */
export function claimsChallenge(
  claims: unknown = { access_token: { acrs: { essential: true, value: 'c1' } } },
): Answer {
  const challenge = bearerChallenge({ error: 'insufficient_claims', claims });
  return graphError('InvalidAuthenticationToken', {
    wwwAuthenticate: challenge,
    message: 'Continuous access evaluation resulted in challenge.',
  });
}

/** A 401 of an API of one's own, as ASP.NET Core answers: a challenge and no body. */
export function apiUnauthorized(
  description = "The audience 'https://graph.microsoft.com' is invalid",
): Answer {
  return answered(401, undefined, {
    'WWW-Authenticate': `Bearer error="invalid_token", error_description="${description}"`,
  });
}

/** The preflight before a cross-origin request; `allowed: false` gives no CORS headers. */
export function preflight(options: ApiCallOptions & { readonly allowed?: boolean } = {}): Exchange {
  const origin = options.origin ?? CLIENT_ORIGIN;
  const method = options.method ?? 'GET';
  const allow = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': method,
    'Access-Control-Allow-Headers': 'authorization',
  };
  return exchange(
    {
      method: 'OPTIONS',
      url: options.url ?? GRAPH_URL,
      requestHeaders: [
        ...fetchHeaders(origin),
        ['Access-Control-Request-Method', method],
        ['Access-Control-Request-Headers', 'authorization'],
      ],
      _resourceType: 'preflight',
      _initiator: { type: 'preflight' },
    },
    answered(options.allowed === false ? 403 : 200, undefined, options.allowed === false ? {} : allow),
    options,
  );
}

function withCors(answer: Answer, origin: string): Answer {
  if (answer.status === 0 || findHeader(answer.headers, 'Access-Control-Allow-Origin') !== undefined)
    return answer;
  return { ...answer, headers: [...answer.headers, ['Access-Control-Allow-Origin', origin]] };
}
