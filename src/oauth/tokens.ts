import { textFromBase64 } from '../model/base64.js';
import { findHeader, inRequest } from '../model/headers.js';
import { numberMember } from '../model/json.js';
import { type Jwt, parseJwt } from '../model/jwt.js';
import type { Location, Parameter } from '../model/parameters.js';
import { boundToken } from './bound-token.js';
import { type BearerCredential, isApiCall, type Message } from './messages.js';
import { findTokenKind, type TokenKind } from './token-kind.js';

export type TokenType =
  | 'access_token'
  | 'id_token'
  | 'refresh_token'
  | 'authorization_code'
  | 'client_assertion'
  | 'assertion'
  | 'device_code'
  | 'other';

/** A place where a token was handed out or handed in. */
export interface TokenUse {
  readonly message: Message;
  readonly at: Location;
  /** Wire name of the parameter, or the scheme of the Authorization header. */
  readonly name: string;
}

/** One token, code or assertion, known once however often it travels. `value` never leaves the core unmasked. */
export interface Token {
  /** `t1`, `t2` … in order of first appearance. */
  readonly id: string;
  readonly value: string;
  readonly type: TokenType;
  readonly format: 'jwt' | 'jwe' | 'saml' | 'opaque';
  readonly kind: TokenKind;
  readonly jwt: Jwt | undefined;
  /** The first response that holds it; undefined where it was issued out of sight. */
  readonly issuedBy: TokenUse | undefined;
  readonly uses: readonly TokenUse[];
  /** The newer token of the same response chain, by rotation. */
  readonly replacedBy: string | undefined;
  /** Seconds since 1970. From `exp`, else from `expires_in` of the issuing response. */
  readonly expiresAt: number | undefined;
  /** Seconds since 1970: the response's clock, else `exp - expires_in`, else undefined. `iat` is back-dated. */
  readonly issuedAt: number | undefined;
}

/** Members of an answer that are tokens. */
const ISSUED: ReadonlyMap<string, TokenType> = new Map([
  ['access_token', 'access_token'],
  ['id_token', 'id_token'],
  ['refresh_token', 'refresh_token'],
  ['code', 'authorization_code'],
  ['spa_code', 'authorization_code'],
  ['device_code', 'device_code'],
  ['continuation_token', 'other'],
]);

/** Parameters of a request that are tokens. */
const USED: ReadonlyMap<string, TokenType> = new Map([
  ['code', 'authorization_code'],
  ['refresh_token', 'refresh_token'],
  ['assertion', 'assertion'],
  ['client_assertion', 'client_assertion'],
  ['device_code', 'device_code'],
  ['id_token', 'id_token'],
  ['access_token', 'access_token'],
  ['id_token_hint', 'id_token'],
  ['subject_token', 'assertion'],
  ['request', 'other'],
  ['continuation_token', 'other'],
]);

interface Sighting extends TokenUse {
  readonly value: string;
  readonly type: TokenType;
  readonly issued: boolean;
  readonly expiresInSeconds: number | undefined;
}

/** Collects every token of the capture with its lineage, in order of first appearance. */
export function collectTokens(messages: readonly Message[]): Token[] {
  const byValue = new Map<string, Sighting[]>();
  for (const message of messages) {
    for (const sighting of sightingsOf(message)) {
      const same = byValue.get(sighting.value);
      if (same === undefined) byValue.set(sighting.value, [sighting]);
      else same.push(sighting);
    }
  }
  const tokens = [...byValue.values()].flatMap(
    (sightings, position) => toToken(sightings, `t${position + 1}`) ?? [],
  );
  return withReplacements(tokens);
}

function sightingsOf(message: Message): Sighting[] {
  if (message.duplicateOf !== undefined) return [];
  return [...usesOf(message), ...bearerUse(message), ...credentialCookie(message), ...issuesOf(message)];
}

function usesOf(message: Message): Sighting[] {
  return message.parameters.list.flatMap((parameter) => {
    const type = USED.get(parameter.name);
    if (type === undefined || !isTokenLike(parameter)) return [];
    // An API has parameters of its own: `code` is a function key there, `request` anything.
    if (isApiCall(message) && type !== 'access_token' && type !== 'id_token') return [];
    // Sign-in pages post a `request` of their own, the context; only a broker's is a signed token.
    if (parameter.name === 'request' && parseJwt(parameter.value) === undefined) return [];
    return [{ ...sighting(message, parameter, type), issued: false, expiresInSeconds: undefined }];
  });
}

function issuesOf(message: Message): Sighting[] {
  const { parameters, json } = message.answer;
  const expiresInSeconds = json === undefined ? undefined : numberMember(json, 'expires_in');
  return parameters.list.flatMap((parameter) => {
    const type = ISSUED.get(parameter.name);
    if (type === undefined || !isTokenLike(parameter) || isApiErrorCode(message, parameter)) return [];
    const lasts = type === 'access_token' || type === 'device_code' ? expiresInSeconds : undefined;
    return [{ ...sighting(message, parameter, type), issued: true, expiresInSeconds: lasts }];
  });
}

/** `code` in an API's JSON answer is its error code, not an authorization code. */
function isApiErrorCode(message: Message, parameter: Parameter): boolean {
  if (parameter.name !== 'code') return false;
  return parameter.source === 'json' || message.kind === 'protected-resource-request';
}

function sighting(message: Message, parameter: Parameter, type: TokenType) {
  return { message, at: parameter.at, name: parameter.name, value: parameter.value, type };
}

function isTokenLike({ value, isRedacted }: Parameter): boolean {
  return value !== '' && !isRedacted;
}

function bearerUse(message: Message): Sighting[] {
  if (!isApiCall(message)) return [];
  const { bearer } = message;
  if (bearer === undefined || bearer.isRedacted || bearer.scheme === 'url') return [];
  const inner = boundToken(bearer);
  if (inner === undefined) return [bearerSighting(message, bearer)];
  return [
    bearerSighting(message, { ...bearer, ...inner }),
    { ...bearerSighting(message, bearer), type: 'other' },
  ];
}

function bearerSighting(message: Message, { value, at, scheme }: BearerCredential): Sighting {
  return {
    message,
    at,
    name: scheme,
    value,
    type: 'access_token',
    issued: false,
    expiresInSeconds: undefined,
  };
}

/** The primary refresh token that a browser of a joined device presents (protocol facts 2.10). */
function credentialCookie(message: Message): Sighting[] {
  const header = findHeader(message.entry.request.headers, 'x-ms-refreshtokencredential');
  if (header === undefined || parseJwt(header.value) === undefined) return [];
  const at = inRequest(header);
  const found = { message, at, name: header.name, value: header.value, type: 'other' as const };
  return [{ ...found, issued: false, expiresInSeconds: undefined }];
}

function toToken(sightings: readonly Sighting[], id: string): Token | undefined {
  const issue = sightings.find((each) => each.issued);
  const first = issue ?? sightings[0];
  if (first === undefined) return undefined;
  const jwt = parseJwt(first.value);
  const kind = jwt === undefined ? kindOfText(first.value) : findTokenKind(jwt);
  const uses = sightings.filter((each) => each !== issue && !isSameHandOver(each, issue));
  return {
    id,
    value: first.value,
    type: first.type,
    format: jwt?.format ?? (kind === 'saml' ? 'saml' : 'opaque'),
    kind,
    jwt,
    issuedBy: issue,
    uses,
    replacedBy: undefined,
    ...timesOf(jwt, issue),
  };
}

/** The redirect that carries a code to the client is the same hand-over as the Location that names it. */
function isSameHandOver(use: Sighting, issue: Sighting | undefined): boolean {
  return use.issued && issue !== undefined && use.message.id === issue.message.id;
}

function timesOf(jwt: Jwt | undefined, issue: Sighting | undefined) {
  const answeredAt =
    issue?.message.judgedMs === undefined ? undefined : Math.floor(issue.message.judgedMs / 1000);
  const exp = jwt === undefined ? undefined : numberMember(jwt.payload, 'exp');
  const lasts = issue?.expiresInSeconds;
  const byLife = lasts === undefined || answeredAt === undefined ? undefined : answeredAt + lasts;
  const byExp = exp === undefined || lasts === undefined ? undefined : exp - lasts;
  return { expiresAt: exp ?? byLife, issuedAt: answeredAt ?? byExp };
}

function kindOfText(value: string): TokenKind {
  const text = /^(?:PHNhbWw|PD94bWw|PEFzc2Vyd|PHNhbWxwO)/.test(value) ? textFromBase64(value) : value;
  return text !== undefined && /^\s*<[\s\S]{0,400}Assertion\b/.test(text) ? 'saml' : 'opaque';
}

/** A refresh token is replaced by the one that its redemption returned (RFC 6749 section 6). */
function withReplacements(tokens: readonly Token[]): Token[] {
  const issuedIn = new Map<string, Token>();
  for (const token of tokens) {
    if (token.type === 'refresh_token' && token.issuedBy !== undefined)
      issuedIn.set(token.issuedBy.message.id, token);
  }
  return tokens.map((token) => {
    if (token.type !== 'refresh_token') return token;
    const newer = token.uses
      .map(({ message }) => issuedIn.get(message.id))
      .find((each) => each !== undefined);
    return newer === undefined || newer.id === token.id ? token : { ...token, replacedBy: newer.id };
  });
}
