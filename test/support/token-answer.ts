import { epochAt } from './clock.js';
import { type EntraErrorOptions, type ErrorCode, entraError, errorBody } from './entra-errors.js';
import { type Answer, findParameter, type Pair } from './exchange.js';
import { API, GRAPH } from './ids.js';
import type { Claims } from './jwt.js';
import { refreshToken } from './opaque-tokens.js';
import { nonce } from './pkce.js';
import { opaque, requestId } from './seeded.js';
import type { TokenRequestFacts } from './token-request.js';
import {
  ARM_AUDIENCE,
  accessTokenV1,
  accessTokenV2,
  appToken,
  appTokenV1,
  clientInfo,
  GRAPH_AUDIENCE,
  graphAppToken,
  graphToken,
  idToken,
  idTokenV1,
} from './tokens.js';
import { entraHeaders } from './traffic-headers.js';

export interface TokenAnswerOptions {
  readonly accessToken?: string;
  readonly idToken?: string;
  readonly refreshToken?: string;
  /** The `scope` of the answer. */
  readonly scope?: string;
  readonly expiresIn?: number;
  /** Changes claims of the access token that is made. */
  readonly claims?: Claims;
  /** Changes claims of the id_token that is made. */
  readonly idTokenClaims?: Claims;
  /** Adds or replaces members of the body; `undefined` removes one. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly omit?: readonly string[];
}

/** A successful token response that fits the request: v1 with numbers as strings, v2 with numbers. */
export function tokenAnswer(options: TokenAnswerOptions = {}): (facts: TokenRequestFacts) => Answer {
  return (facts) => {
    const body = facts.version === 'v1' ? bodyV1(options, facts) : bodyV2(options, facts);
    const omitted = new Set(options.omit ?? []);
    const kept = Object.entries({ ...body, ...options.members }).filter(([name]) => !omitted.has(name));
    return json(200, Object.fromEntries(kept), facts, 0);
  };
}

/** The error response of a token endpoint, in the exact shape of Entra (aadsts-notes.md c.1). */
export function tokenError(
  code: ErrorCode,
  options: EntraErrorOptions = {},
): (facts: TokenRequestFacts) => Answer {
  return (facts) => {
    const ids = { traceId: answerId(facts), correlationId: facts.correlationId, at: facts.at };
    const adapted = { ...v1Error(code, facts), ...options };
    const status = options.status ?? entraError(code).status;
    const answer = json(status, errorBody(code, adapted, ids), facts, typeof code === 'number' ? code : 0);
    return { ...answer, headers: [...answer.headers, ...Object.entries(options.headers ?? {})] };
  };
}

/** v1 says `interaction_required` where v2 says `invalid_grant`. */
function v1Error(code: ErrorCode, facts: TokenRequestFacts): EntraErrorOptions {
  const isInteraction = code === 50076 || code === 50079 || code === 53003;
  return facts.version === 'v1' && isInteraction ? { error: 'interaction_required' } : {};
}

const EXPIRES_IN = 3599;
const OIDC_SCOPES = new Set(['openid', 'profile', 'email', 'offline_access']);

function bodyV2(options: TokenAnswerOptions, facts: TokenRequestFacts): Record<string, unknown> {
  const asked = (findParameter(facts.parameters, 'scope') ?? '').split(' ');
  const isForUser = facts.grant !== 'client_credentials';
  const isSignIn = isForUser && facts.grant !== 'on_behalf_of' && facts.grant !== 'broker';
  const wantsId = isSignIn && (asked.includes('openid') || facts.grant === 'device_code');
  const wantsRefresh = isForUser && (asked.includes('offline_access') || facts.grant === 'device_code');
  return {
    token_type: 'Bearer',
    ...(isForUser ? { scope: options.scope ?? grantedScope(facts) } : {}),
    expires_in: options.expiresIn ?? EXPIRES_IN,
    ext_expires_in: options.expiresIn ?? EXPIRES_IN,
    access_token: options.accessToken ?? accessTokenFor(options, facts),
    ...(wantsRefresh ? { refresh_token: options.refreshToken ?? nextRefreshToken(facts) } : {}),
    ...(wantsRefresh && facts.clientType === 'spa' ? { refresh_token_expires_in: 86_399 } : {}),
    ...(wantsId ? { id_token: options.idToken ?? idTokenFor(options, facts) } : {}),
    ...(isForUser && findParameter(facts.parameters, 'client_info') !== undefined
      ? { client_info: clientInfo() }
      : {}),
  };
}

function bodyV1(options: TokenAnswerOptions, facts: TokenRequestFacts): Record<string, unknown> {
  const expiresIn = options.expiresIn ?? EXPIRES_IN;
  const isForUser = facts.grant !== 'client_credentials';
  return {
    token_type: 'Bearer',
    ...(isForUser ? { scope: options.scope ?? 'access_as_user' } : {}),
    expires_in: String(expiresIn),
    ext_expires_in: String(expiresIn),
    expires_on: String(epochAt(facts.at) + expiresIn),
    not_before: String(epochAt(facts.at) - 300),
    resource: findParameter(facts.parameters, 'resource') ?? `api://${API}`,
    access_token: options.accessToken ?? accessTokenFor(options, facts),
    ...(isForUser ? { refresh_token: options.refreshToken ?? nextRefreshToken(facts) } : {}),
    ...(isForUser ? { id_token: options.idToken ?? idTokenFor(options, facts) } : {}),
  };
}

/** The resource that a request asks for: the prefix of its first API scope, or its `resource`. */
function audienceOf(facts: TokenRequestFacts): string {
  const resource = findParameter(facts.parameters, 'resource');
  if (resource !== undefined) return resource;
  const scope = apiScopes(facts)[0];
  const end = scope?.lastIndexOf('/') ?? -1;
  return scope === undefined || end < 0 ? GRAPH_AUDIENCE : scope.slice(0, end);
}

function apiScopes(facts: TokenRequestFacts): string[] {
  const scope = findParameter(facts.parameters, 'scope') ?? '';
  return scope.split(' ').filter((each) => each !== '' && !OIDC_SCOPES.has(each));
}

function grantedScope(facts: TokenRequestFacts): string {
  const scopes = apiScopes(facts);
  const isGraph = audienceOf(facts).startsWith(GRAPH_AUDIENCE);
  if (scopes.length === 0 || isGraph)
    return `${shortNames(scopes).join(' ') || 'User.Read'} profile openid email`;
  return scopes.map((scope) => scope.replace(/\/\.default$/, '/access_as_user')).join(' ');
}

function shortNames(scopes: readonly string[]): string[] {
  const names = scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
  return names.filter((name) => name !== '.default');
}

function accessTokenFor(options: TokenAnswerOptions, facts: TokenRequestFacts): string {
  const audience = audienceOf(facts);
  const name = facts.grant === 'client_credentials' ? appOnly(audience) : delegated(audience);
  const names = shortNames(apiScopes(facts));
  const strength = facts.credential === 'none' ? '0' : facts.credential === 'certificate' ? '2' : '1';
  const uti = opaque(`uti ${facts.grant} ${facts.attempt} ${facts.at}`, 22);
  const client =
    name.version === 'v1'
      ? { appid: facts.clientId, appidacr: strength }
      : { azp: facts.clientId, azpacr: strength };
  const scp = facts.grant !== 'client_credentials' && names.length > 0 ? { scp: names.join(' ') } : {};
  return name.make({ ...name.claims, ...client, ...scp, uti, ...options.claims }, { at: facts.at });
}

type Maker = { make: typeof accessTokenV2; version: 'v1' | 'v2'; claims: Claims };

function delegated(audience: string): Maker {
  if (audience.startsWith(GRAPH_AUDIENCE) || audience === GRAPH)
    return { make: graphToken, version: 'v1', claims: {} };
  if (audience.startsWith('https://management.'))
    return { make: accessTokenV1, version: 'v1', claims: { aud: ARM_AUDIENCE, scp: 'user_impersonation' } };
  if (audience.startsWith('https://'))
    return { make: accessTokenV1, version: 'v1', claims: { aud: audience } };
  return { make: accessTokenV2, version: 'v2', claims: { aud: audience.replace(/^api:\/\//, '') } };
}

function appOnly(audience: string): Maker {
  if (audience.startsWith(GRAPH_AUDIENCE) || audience === GRAPH)
    return { make: graphAppToken, version: 'v1', claims: {} };
  const { claims, version } = delegated(audience);
  return { make: version === 'v1' ? appTokenV1 : appToken, version, claims: { aud: claims.aud } };
}

function idTokenFor(options: TokenAnswerOptions, facts: TokenRequestFacts): string {
  const isFirst = facts.grant === 'authorization_code';
  const claims = {
    aud: facts.clientId,
    nonce: isFirst ? nonce(facts.attempt) : undefined,
    ...options.idTokenClaims,
  };
  return facts.version === 'v1' ? idTokenV1(claims, { at: facts.at }) : idToken(claims, { at: facts.at });
}

/** The first refresh token of an attempt is the one that a refresh request sends by default. */
function nextRefreshToken(facts: TokenRequestFacts): string {
  return refreshToken(facts.grant === 'refresh_token' ? facts.attempt + 100 : facts.attempt);
}

function answerId(facts: TokenRequestFacts): string {
  return requestId(`token ${facts.grant} ${facts.correlationId} ${facts.at}`);
}

function json(status: number, body: unknown, facts: TokenRequestFacts, code: number): Answer {
  const type: Pair = ['Content-Type', 'application/json; charset=utf-8'];
  const cors = facts.origin === undefined ? {} : { corsOrigin: facts.origin };
  const asked = facts.origin === undefined ? { correlationId: facts.correlationId } : {};
  const headers = entraHeaders({ requestId: answerId(facts), code, ...cors, ...asked });
  return { status, headers: [type, ...headers], body: JSON.stringify(body) };
}
