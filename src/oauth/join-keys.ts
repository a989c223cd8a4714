import { headerValue } from '../model/headers.js';
import { member, stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { Parameters } from '../model/parameters.js';
import { boundToken } from './bound-token.js';
import type { Hashes } from './hashes.js';
import type { Message } from './messages.js';

/** A value that two messages of one flow share, and the reason to give for it. */
export interface JoinKey {
  readonly key: string;
  readonly by: string;
}

function keysOf(message: Message, names: readonly string[], answer = false): JoinKey[] {
  const parameters = answer ? message.answer.parameters : message.parameters;
  return names.flatMap((name) => {
    const value = parameters.value(name);
    return value === undefined || value === '' ? [] : [{ key: `${keyName(name)}:${value}`, by: name }];
  });
}

/** Names under which the same value travels: pages, their scripts and the second factor spell it differently. */
const SAME_VALUE: ReadonlyMap<string, string> = new Map([
  ['spa_code', 'code'],
  ['flowToken', 'flow_token'],
  ['flowtoken', 'flow_token'],
  ['FlowToken', 'flow_token'],
  ['Ctx', 'ctx'],
  ['originalRequest', 'ctx'],
  ['request', 'ctx'],
]);

/** Parameters by which the steps of a sign-in name the one they belong to. */
const STEP_CONTEXTS = [
  'ctx',
  'Ctx',
  'originalRequest',
  'request',
  'flowToken',
  'flowtoken',
  'FlowToken',
] as const;

function keyName(name: string): string {
  return SAME_VALUE.get(name) ?? name;
}

function redirectTarget(message: Message): JoinKey[] {
  const { location } = message.answer;
  if (location === undefined) return [];
  const target = absolute(location.url, message.url).split('#', 1)[0] ?? '';
  return [{ key: `target:${target}`, by: 'redirect' }];
}

function absolute(url: string, base: URL): string {
  try {
    return new URL(url, base.href).href;
  } catch {
    return url;
  }
}

function ownUrl(message: Message): JoinKey[] {
  const url = message.url.href.split('#', 1)[0] ?? '';
  return [{ key: `target:${url}`, by: 'redirect' }];
}

function correlation(message: Message): JoinKey[] {
  const id =
    message.parameters.value('client-request-id') ??
    headerValue(message.entry.request.headers, 'client-request-id');
  return id === undefined ? [] : [{ key: `correlation:${id.toLowerCase()}`, by: 'client-request-id' }];
}

/** Contexts that a sign-in page hands to its next step. */
function pageContexts(message: Message): JoinKey[] {
  const config = message.answer.page?.config ?? message.answer.json;
  return ['sCtx', 'sFT', 'Ctx', 'FlowToken'].flatMap((name) => {
    const value = member(config, name);
    if (typeof value !== 'string' || value === '') return [];
    const kind = name === 'sCtx' || name === 'Ctx' ? 'ctx' : 'flow_token';
    return [{ key: `${kind}:${value}`, by: 'sign-in context' }];
  });
}

function bearerKey(message: Message): JoinKey[] {
  const bearer = 'bearer' in message ? message.bearer : undefined;
  if (bearer === undefined || bearer.isRedacted) return [];
  return [{ key: `access_token:${boundToken(bearer)?.value ?? bearer.value}`, by: 'access token' }];
}

function challengeOfVerifier(message: Message, hashes: Hashes): JoinKey[] {
  const verifier = message.parameters.value('code_verifier');
  if (verifier === undefined) return [];
  const challenges = [hashes.sha256(verifier), verifier].filter((value) => value !== undefined);
  return challenges.map((value) => ({ key: `code_challenge:${value}`, by: 'code_challenge' }));
}

/** The `nonce` of an id_token is that of the authorization request it answers (OIDC Core section 2). */
function nonceOf(parameters: Parameters): JoinKey[] {
  const nonce = stringMember(parseJwt(parameters.value('id_token') ?? '')?.payload, 'nonce');
  return nonce === undefined || nonce === '' ? [] : [{ key: `nonce:${nonce}`, by: 'nonce' }];
}

/** Values by which a message finds the flow it belongs to, the strongest first. */
export function keysSought(message: Message, hashes: Hashes): JoinKey[] {
  switch (message.kind) {
    case 'authorization-request':
      return keysOf(message, ['state']);
    case 'authorization-response':
    case 'authorization-error-response':
      return [
        ...keysOf(message, ['code', 'id_token', 'access_token', 'state']),
        ...nonceOf(message.parameters),
        ...ownUrl(message),
      ];
    case 'token-request':
      return keysOfTokenRequest(message, hashes);
    case 'native-authentication-request':
      return keysOf(message, ['continuation_token']);
    case 'protected-resource-request':
    case 'userinfo-request':
      return [...bearerKey(message), ...keysOf(message, ['access_token'])];
    case 'saml-request':
    case 'saml-response':
      return [...keysOf(message, ['RelayState', 'ctx']), ...ownUrl(message)];
    case 'ws-federation-request':
    case 'ws-federation-response':
      return [...keysOf(message, ['wctx', 'ctx']), ...ownUrl(message)];
    case 'end-session-request':
      return keysOf(message, ['state']);
    default:
      return [...keysOf(message, STEP_CONTEXTS), ...ownUrl(message)];
  }
}

function keysOfTokenRequest(message: Message, hashes: Hashes): JoinKey[] {
  const grantType = message.parameters.value('grant_type');
  if (grantType === 'authorization_code' || grantType === undefined) {
    return [
      ...keysOf(message, ['code']),
      ...challengeOfVerifier(message, hashes),
      ...nonceOf(message.answer.parameters),
      ...correlation(message),
    ];
  }
  return [...keysOf(message, ['device_code', 'continuation_token']), ...brokerNonce(message)];
}

/** A broker asks for a nonce and signs it into its request (protocol facts 2.10). */
function brokerNonce({ parameters }: Message): JoinKey[] {
  const nonce = stringMember(parseJwt(parameters.value('request') ?? '')?.payload, 'request_nonce');
  return nonce === undefined ? [] : [{ key: `Nonce:${nonce}`, by: 'request_nonce' }];
}

/** Values by which later messages find this one. */
export function keysOffered(message: Message): JoinKey[] {
  const asked = ['state', 'nonce', 'code_challenge', 'RelayState', 'wctx', ...STEP_CONTEXTS];
  const given = [
    'code',
    'spa_code',
    'id_token',
    'access_token',
    'refresh_token',
    'device_code',
    'continuation_token',
    'RelayState',
    'wctx',
    'Nonce',
  ];
  const isFront = message.kind === 'authorization-request' || message.kind === 'end-session-request';
  return [
    ...keysOf(message, asked),
    ...keysOf(message, given, true),
    ...redirectTarget(message),
    ...pageContexts(message),
    ...(isFront ? correlation(message) : []),
  ];
}
