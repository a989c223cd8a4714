import { assertNever } from '../model/assert-never.js';
import { fromBase64, textFromBase64 } from '../model/base64.js';
import { isObject, parseJson } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import { decodeFormValue, splitForm } from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';
import { parseAuthorization, parseBasic, schemeKind } from './authorization.js';
import { cookieKind, cookiePairs } from './cookies.js';
import type { IdentityKind, SecretKind } from './kinds.js';
import { identityKind, isErrorNumber, isNobody, tellingName } from './name-exceptions.js';
import { collectPrinted } from './printed-values.js';
import type { Repeats } from './repeats.js';
import { looksLikeXml, samlValues } from './saml-values.js';
import { classifyName, type NameClass } from './sensitive-names.js';
import type { Sink } from './sensitive-values.js';
import { findAddresses, findJwts, findObjectIds } from './text-shapes.js';
import { findUserInfo } from './text-urls.js';
import {
  isAbsoluteUrl,
  isNetworkScheme,
  isTenantPath,
  looksLikeForm,
  percentDecode,
  urlParts,
} from './url-parts.js';
import { guidsIn, isGuid, isInternalHost, isOpaque, isPathToken, isPersonalAddress } from './value-shape.js';

/** Where a value stood, as far as it changes what the value's name means. */
export interface Setting {
  readonly sink: Sink;
  /** The exchange is part of a sign-in, or the value a claim: ambiguous names mean what OAuth means. */
  readonly isIdentity: boolean;
  /** The value describes a person: its `name` is theirs, not that of a font or a language. */
  readonly isPerson: boolean;
  /** Random values under unknown names are taken for secrets. */
  readonly isSuspect: boolean;
  /** How many encodings were undone to get here. */
  readonly depth: number;
  /** What was collected in this capture before; undefined where each place counts. */
  readonly repeats?: Repeats | undefined;
}

/** A URL in a query in a `Location` in a JSON string: real captures nest four deep. */
export const DEEPEST_NESTING = 8;

/** Deeper JSON is an attack on the stack; JSON.parse itself takes it. */
export const DEEPEST_JSON = 200;

/** Random values this short are told apart only by their name. */
const SHORTEST_AMBIGUOUS = 16;

/** Collects what a named value is, and what is inside it. */
export function collectNamed(name: string, value: string, setting: Setting): void {
  if (value === '' || isRepeated(name, value, setting) || isRedacted(value)) return;
  const known = classifyName(name);
  if (known === undefined) collectUnknown(value, setting);
  else collectKnown(known, name, value, setting);
  collectInside(value, setting);
}

/** The same value under the same name tells nothing new. */
function isRepeated(name: string, value: string, setting: Setting): boolean {
  const { isIdentity, isPerson, isSuspect, depth, repeats } = setting;
  const flags = `${isIdentity ? 'i' : ''}${isPerson ? 'p' : ''}${isSuspect ? 's' : ''}${depth}`;
  return repeats?.(`${flags} ${name}`, value) ?? false;
}

function collectKnown(known: NameClass, name: string, value: string, setting: Setting): void {
  switch (known.as) {
    case 'secret':
      if (isMeantSecret(known.ambiguous, name, value, setting)) collectSecret(known.kind, value, setting);
      break;
    case 'identity':
      if (!known.ambiguous || setting.isPerson) collectIdentity(known.kind, value, setting);
      break;
    case 'kept':
      setting.sink.keep(value);
      break;
    case 'id':
    case 'redirect':
      setting.sink.keepId(value);
      break;
    case 'url':
    case 'host':
      break;
    case 'challenge':
      collectChallenge(value, setting);
      break;
    case 'anchor':
      collectAnchor(value, setting.sink);
      break;
    case 'encoded':
      collectEncoded(value, setting);
      break;
    default:
      assertNever(known);
  }
}

function collectUnknown(value: string, { sink, isSuspect }: Setting): void {
  if (isSuspect && isOpaque(value)) sink.secret('opaque value', value);
}

/** Whether a name that means a secret in a sign-in means one here. */
export function isMeantSecret(
  ambiguous: boolean,
  name: string,
  value: string,
  setting: Pick<Setting, 'isIdentity'>,
): boolean {
  if (!ambiguous) return true;
  if (isErrorNumber(name, value)) return false;
  return setting.isIdentity || (value.length >= SHORTEST_AMBIGUOUS && isOpaque(value));
}

/** The `name="value"` pairs of a challenge (RFC 9110 section 11.2). */
function collectChallenge(value: string, setting: Setting): void {
  for (const [, name = '', quoted, plain] of value.matchAll(/([\w-]{1,60})=(?:"([^"]*)"|([^\s",]+))/g)) {
    collectNamed(name, quoted ?? plain ?? '', setting);
  }
}

/** `Oid:{oid}@{tenant}` and `UPN:{upn}`, by which Entra routes a request. */
function collectAnchor(value: string, sink: Sink): void {
  const [, prefix = '', rest = ''] = /^(\w+):(.*)$/.exec(value) ?? [];
  if (prefix.toLowerCase() === 'upn') sink.identity('user', rest);
  const [person = '', tenant = ''] = guidsIn(rest);
  if (prefix.toLowerCase() === 'oid' && person !== '') sink.identity('oid', person);
  if (tenant !== '') sink.keepId(tenant);
}

/** `client_info`: `{"uid":"{oid}","utid":"{tenant}"}` of the home account. */
function collectEncoded(value: string, setting: Setting): void {
  collectJson(parseJson(textFromBase64(value)), { ...setting, isIdentity: true, isPerson: true });
}

function collectSecret(kind: SecretKind, value: string, setting: Setting): void {
  if (kind === 'credential') collectAuthorization(value, setting);
  else if (kind === 'cookie') collectCookies(value, setting);
  else setting.sink.secret(kind, value);
}

function collectIdentity(kind: IdentityKind, value: string, { sink }: Setting): void {
  if (isAbsoluteUrl(value) || isNobody(kind, value)) return;
  if (kind === 'ip') collectAddresses(value, sink);
  else if (kind !== 'host' || isInternalHost(value)) sink.identity(identityKind(kind, value), value);
}

/** `203.0.113.7:51234, 10.0.0.1` and `for="[2001:db8::1]"` (RFC 7239 section 4). */
function collectAddresses(value: string, sink: Sink): void {
  for (const part of value.split(/[,;\s"=[\]]+/)) {
    const address = isPersonalAddress(part) ? part : part.replace(/:\d+$/, '');
    if (isPersonalAddress(address)) sink.identity('ip', address);
  }
}

/** `Bearer eyJ…`, `Basic dXNlcjpwYXNz`, or a key without a scheme. */
function collectAuthorization(value: string, setting: Setting): void {
  const { scheme, credential } = parseAuthorization(value) ?? { scheme: '', credential: value };
  if (isRedacted(credential)) return;
  setting.sink.secret(schemeKind(scheme), credential);
  if (scheme.toLowerCase() === 'basic') collectBasic(credential, setting.sink);
  collectInside(credential, setting);
}

function collectBasic(credential: string, sink: Sink): void {
  const { user = '', password = '', plusPassword = '' } = parseBasic(credential) ?? {};
  if (isGuid(user)) sink.keepId(user);
  else if (user !== '') sink.identity('user', user);
  for (const secret of new Set([password, plusPassword]))
    if (secret !== '') sink.secret(isGuid(user) ? 'client_secret' : 'password', secret);
}

function collectCookies(value: string, setting: Setting): void {
  for (const cookie of cookiePairs(value)) collectCookie(cookie.name, cookie.value, setting);
}

/** Collects one cookie; all are secret, some by a kind of their own. */
export function collectCookie(name: string, value: string, setting: Setting): void {
  if (value === '' || isRedacted(value)) return;
  setting.sink.secret(cookieKind(name), percentDecode(value));
  collectInside(value, setting);
}

/** Collects what a value holds when it is itself a URL, a JWT, JSON, XML, a form, or base64 of one of these. */
export function collectInside(value: string, outer: Setting): void {
  if (outer.depth >= DEEPEST_NESTING || value.length < 6) return;
  const setting = { ...outer, depth: outer.depth + 1 };
  if (value.startsWith('eyJ') && collectJwt(value, setting)) return;
  if (isAbsoluteUrl(value) || isRelativeUrl(value)) collectUrl(value, setting);
  else if (/^\s*[{[]/.test(value)) collectJson(parseJson(value), setting);
  else if (looksLikeXml(value)) collectXml(value, setting);
  else if (looksLikeForm(value)) collectForm(value, setting);
  else collectDecoded(value, setting);
  collectShapes(value, setting.sink);
}

/** The longest base64 that is decoded in search of something; a SAML response takes 200 kB at most. */
const LONGEST_BASE64 = 1024 * 1024;

function collectDecoded(value: string, setting: Setting): void {
  const decoded = percentDecode(value);
  if (decoded !== value) collectInside(decoded, setting);
  else collectBase64(value, setting);
}

const BASE64_TEXT = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;

/** Enough of a base64 text to see what it is: most names and ids are base64 by chance, and decode to noise. */
const BASE64_HEAD = 24;

function collectBase64(value: string, setting: Setting): void {
  if (isBase64OfMore(value)) collectInside(textFromBase64(value) ?? '', setting);
}

/** Whether a value is base64 of what may hold values of its own. */
export function isBase64OfMore(value: string): boolean {
  if (value.length > LONGEST_BASE64 || !BASE64_TEXT.test(value) || isGuid(value)) return false;
  const head = fromBase64(value.slice(0, BASE64_HEAD));
  return head !== undefined && OPENING.test(String.fromCharCode(...head));
}

/** How JSON, XML, a form and a URL begin. */
const OPENING = /^\s*[{[<]|^[\w.-]{1,16}=|^https?:/;

/** Email addresses, object ids, JWTs, users of URLs and what a message of the server names, anywhere in a text. */
export function collectShapes(text: string, sink: Sink): void {
  collectPrinted(text, sink);
  for (const { start, end } of findUserInfo(text)) collectUserInfo(text.slice(start, end - 1), sink);
  for (const { start, end } of findAddresses(text))
    sink.identity('user', percentDecode(text.slice(start, end)));
  for (const { start, end } of findObjectIds(text)) sink.identity('oid', text.slice(start, end));
  if (!text.includes('eyJ')) return;
  for (const { start, end } of findJwts(text)) {
    if (start > 0 && parseJwt(text.slice(start, end)) !== undefined) {
      collectNamed('token', text.slice(start, end), { ...ANY_TOKEN, sink });
    }
  }
}

const ANY_TOKEN = { isIdentity: true, isPerson: true, isSuspect: true, depth: 1 };

/** `/callback?code=…`, as a `Location` may have it. */
export function isRelativeUrl(text: string): boolean {
  return /^\/[^\s<>"?#]*[?#]/.test(text);
}

function collectXml(xml: string, setting: Setting): void {
  for (const { name, value } of samlValues(xml))
    collectNamed(name, value, { ...setting, isIdentity: true, isPerson: true });
}

/** Collects the pairs of a form body, a query or a fragment. */
export function collectForm(text: string, outer: Setting): void {
  const setting = { ...outer, isPerson: outer.isIdentity, isSuspect: true };
  for (const { name, raw } of splitForm(text))
    collectNamed(decodeFormValue(name), decodeFormValue(raw), setting);
}

/** The signature makes a token usable, the claims say who it is for. */
function collectJwt(value: string, setting: Setting): boolean {
  const jwt = parseJwt(value);
  if (jwt === undefined) return false;
  const claims = { ...setting, isIdentity: true, isPerson: true };
  if (jwt.signature !== '' && !isRedacted(jwt.signature)) setting.sink.secret('signature', jwt.signature);
  collectJson(jwt.header, claims);
  collectJson(jwt.payload, claims);
  return true;
}

/** Collects every string and number of a JSON value under the name of its member, at any depth. */
export function collectJson(value: unknown, setting: Setting, name = '', depth = 0): void {
  if (depth > DEEPEST_JSON) return;
  if (typeof value === 'string') collectNamed(name, value, setting);
  else if (typeof value === 'number') collectNumber(name, value, setting);
  else if (Array.isArray(value)) for (const item of value) collectJson(item, setting, name, depth + 1);
  else if (isObject(value) && !isPublicKey(value)) {
    const inner = namesAPerson(value) ? { ...setting, isIdentity: true, isPerson: true } : setting;
    // A certificate is there for everybody.
    for (const [member, item] of Object.entries(value))
      if (member !== 'x5c') collectJson(item, inner, tellingName(name, member), depth + 1);
  }
}

/** A one-time code may be a number; a `code` or a `state` that is one is an enumeration. */
function collectNumber(name: string, value: number, setting: Setting): void {
  const known = classifyName(name);
  if (known?.as === 'secret' && !known.ambiguous) setting.sink.secret(known.kind, String(value));
}

/** The key of a JWKS or of a proof (RFC 7517 section 4): a modulus looks random, and is there for everybody. */
export function isPublicKey(value: object): boolean {
  return (
    Object.hasOwn(value, 'kty') &&
    !['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'].some((name) => Object.hasOwn(value, name))
  );
}

const PERSONAL_MEMBERS = [
  'sub',
  'oid',
  'upn',
  'unique_name',
  'preferred_username',
  'userPrincipalName',
  'mail',
  'givenName',
];

/** An object that says who its user is: then its `name` or `displayName` is a person's. */
export function namesAPerson(value: object): boolean {
  return PERSONAL_MEMBERS.some((name) => Object.hasOwn(value, name));
}

/** Collects host, user information, path, query and fragment of an absolute URL. */
export function collectUrl(url: string, setting: Setting): void {
  const parts = urlParts(url);
  if (parts.userInfo !== undefined) collectUserInfo(parts.userInfo, setting.sink);
  if (isNetworkScheme(parts.scheme)) collectHost(parts.host, setting);
  collectPath(parts.path, parts.host, setting);
  if (parts.query !== undefined) collectForm(parts.query, setting);
  if (parts.fragment?.includes('=')) collectForm(parts.fragment.replace(/^[/?]+/, ''), setting);
}

function collectUserInfo(userInfo: string, sink: Sink): void {
  const [user = '', ...password] = userInfo.split(':');
  if (user !== '') sink.identity('user', percentDecode(user));
  if (password.length > 0) sink.secret('password', percentDecode(password.join(':')));
}

/** Collects an internal host name or a personal address, with its port or without. */
export function collectHost(host: string, { sink }: Setting): void {
  const name = host.replace(/:\d+$/, '');
  if (isPersonalAddress(name)) sink.identity('ip', name);
  else if (isInternalHost(name)) sink.identity('host', name);
}

/** `/personal/anna_client_example/` of OneDrive, `/users/{id}` of Graph, addresses and tokens as segments. */
function collectPath(path: string, host: string, setting: Setting): void {
  const segments = path.split('/').map(percentDecode);
  if (isTenantPath(host, path)) setting.sink.keepId(segments[1] ?? '');
  segments.forEach((segment, index) => {
    const before = segments[index - 1]?.toLowerCase();
    if (before === 'personal' && segment.includes('_')) setting.sink.identity('user', segment);
    else if (before === 'users' && isGuid(segment)) setting.sink.identity('oid', segment);
    else if (isPathToken(segment)) setting.sink.secret('opaque value', segment);
    collectShapes(segment, setting.sink);
  });
}
