import { assertNever } from '../model/assert-never.js';
import { textFromBase64 } from '../model/base64.js';
import { isObject, type JsonObject, parseJson } from '../model/json.js';
import { isRedacted } from '../model/redacted-value.js';
import { parseAuthorization, schemeKind } from './authorization.js';
import { cookieKind } from './cookies.js';
import type { Disguise } from './disguise.js';
import type { IdentityKind, SecretKind } from './kinds.js';
import { maskHost } from './mask-host.js';
import type { TextMask } from './mask-text.js';
import type { UrlMask } from './mask-url.js';
import { isErrorNumber, isNobody, tellingName } from './name-exceptions.js';
import { classifyName, type NameClass } from './sensitive-names.js';
import { isAbsoluteUrl, percentDecode } from './url-parts.js';
import { isGuid, isOpaque, startsLikeJwt } from './value-shape.js';

/** Masks values by the name they stand under: parameters, headers, JSON members, claims. */
export interface NamedMask {
  value(name: string, value: string): string;
  /** A JSON object with every string in it masked under the name of its member. */
  object(object: JsonObject): JsonObject;
}

interface Tools {
  readonly disguise: Disguise;
  readonly maskText: TextMask;
  readonly urls: UrlMask;
}

export function createNamedMask(disguise: Disguise, maskText: TextMask, urls: UrlMask): NamedMask {
  const tools = { disguise, maskText, urls };
  return {
    value: (name, value) => maskNamed(name, value, tools),
    object: (object) => maskObject('', object, tools, 0),
  };
}

function maskNamed(name: string, value: string, tools: Tools): string {
  if (value === '' || isRedacted(value)) return value;
  const known = classifyName(name);
  if (known === undefined || isErrorNumber(name, value)) return maskUnknown(value, tools);
  return maskKnown(known, name, value, tools);
}

function maskKnown(known: NameClass, name: string, value: string, tools: Tools): string {
  switch (known.as) {
    case 'secret':
      return maskSecret(known.kind, name, value, tools);
    case 'identity':
      return maskIdentity(known.kind, value, tools);
    case 'kept':
    case 'id':
    case 'anchor':
      return maskKept(value, tools);
    case 'url':
    case 'redirect':
      return isAbsoluteUrl(value) || value.startsWith('/')
        ? tools.urls.long(value)
        : maskUnknown(value, tools);
    case 'host':
      return maskAuthority(value, tools);
    case 'challenge':
      return maskChallenge(value, tools);
    case 'encoded':
      return maskEncoded(value, tools);
    default:
      return assertNever(known);
  }
}

function maskSecret(kind: SecretKind, name: string, value: string, { disguise, maskText }: Tools): string {
  if (disguise.options.includeSecrets) return maskText(value, 'identities');
  if (kind === 'credential') return maskAuthorization(value, disguise);
  if (kind === 'cookie') return maskCookies(name, value, disguise);
  return disguise.secret(kind, value);
}

/** The scheme stays: a wrong one is a finding. */
function maskAuthorization(value: string, disguise: Disguise): string {
  const parsed = parseAuthorization(value);
  if (parsed === undefined) return disguise.secret('credential', value);
  const { scheme, credential } = parsed;
  return `${scheme} ${isRedacted(credential) ? credential : disguise.secret(schemeKind(scheme), credential)}`;
}

/** Cookie names and the attributes of Set-Cookie stay; every value goes. */
function maskCookies(name: string, value: string, disguise: Disguise): string {
  const isSetCookie = name.toLowerCase() === 'set-cookie';
  const maskLine = (line: string) =>
    line
      .split(';')
      .map((part, index) => (isSetCookie && index > 0 ? part : maskCookie(part, disguise)))
      .join(';');
  return value.split('\n').map(maskLine).join('\n');
}

function maskCookie(part: string, disguise: Disguise): string {
  const equals = part.indexOf('=');
  if (equals < 0) return disguise.secret('cookie', part);
  const value = part.slice(equals + 1);
  if (value === '' || isRedacted(value)) return part;
  const kind = cookieKind(part.slice(0, equals).trim());
  return `${part.slice(0, equals)}=${disguise.secret(kind, percentDecode(value))}`;
}

function maskIdentity(kind: IdentityKind, value: string, { disguise, maskText, urls }: Tools): string {
  if (disguise.options.identities === 'keep') return maskText(value, 'identities');
  if (isAbsoluteUrl(value)) return urls.long(value);
  if (isNobody(kind, value)) return value;
  if (kind === 'ip') return maskText(value, 'all');
  return kind === 'host' ? maskHost(value, disguise) : disguise.identity(kind, value);
}

/** What support needs stays, but for what is known or seen to be a secret or a person. */
function maskKept(value: string, tools: Tools): string {
  return maskJsonText(value, tools) ?? maskBase64Json(value, tools) ?? tools.maskText(value, 'identities');
}

/** Claims challenges travel as base64 of JSON: shown decoded. */
function maskBase64Json(value: string, tools: Tools): string | undefined {
  return value.startsWith('eyJ') ? maskJsonText(textFromBase64(value) ?? '', tools) : undefined;
}

/** `Bearer realm="…", claims="…"` with each value masked under its name. */
function maskChallenge(value: string, tools: Tools): string {
  return value.replace(
    /([\w-]{1,60})=(?:"([^"]*)"|([^\s",]+))/g,
    (_pair, name: string, quoted?: string, plain?: string) =>
      quoted === undefined
        ? `${name}=${maskNamed(name, plain ?? '', tools)}`
        : `${name}="${maskNamed(name, quoted, tools)}"`,
  );
}

/** `adfs01:8080`, or an URN. */
function maskAuthority(value: string, { disguise, maskText }: Tools): string {
  const [, host = '', port = ''] = /^([^:/?#]*)(:\d+)?$/.exec(value) ?? [];
  return host === '' ? maskText(value, 'all') : maskHost(host, disguise) + port;
}

/** `client_info` is an object in an answer, and the number 1 in the request that asks for it. */
function maskEncoded(value: string, tools: Tools): string {
  return maskJsonText(textFromBase64(value) ?? '', tools) ?? maskUnknown(value, tools);
}

function maskUnknown(value: string, tools: Tools): string {
  const { disguise, maskText, urls } = tools;
  if (isGuid(value)) return maskText(value, 'known');
  if (isAbsoluteUrl(value)) return urls.long(value);
  if (!disguise.options.includeSecrets && !disguise.isKept(value)) {
    if (startsLikeJwt(value) && !value.includes(' ')) return disguise.secret('token', value);
    if (isOpaque(value)) return disguise.secret('opaque value', value);
  }
  return maskJsonText(value, tools) ?? maskText(value, 'all');
}

/** JSON text, each member masked by its own name; undefined where the text is no JSON object or array. */
function maskJsonText(text: string, tools: Tools): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const json = parseJson(text);
  return typeof json === 'object' && json !== null ? JSON.stringify(maskJson('', json, tools, 0)) : undefined;
}

/** Deeper JSON is an attack on the stack; what is below is not shown. */
const DEEPEST_JSON = 200;

function maskJson(name: string, value: unknown, tools: Tools, depth: number): unknown {
  if (depth > DEEPEST_JSON) return null;
  if (typeof value === 'string') return maskNamed(name, value, tools);
  if (typeof value === 'number') return maskNumber(name, value, tools);
  if (Array.isArray(value)) return value.map((item) => maskJson(name, item, tools, depth + 1));
  return isObject(value) ? maskObject(name, value, tools, depth + 1) : value;
}

/** `Object.fromEntries` makes `__proto__` an ordinary member. */
function maskObject(outer: string, object: JsonObject, tools: Tools, depth: number): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      maskName(name, tools),
      maskJson(tellingName(outer, name), value, tools, depth),
    ]),
  );
}

/** Names of members are names, unless a capture made a value one. */
function maskName(name: string, { maskText }: Tools): string {
  return classifyName(name) === undefined ? maskText(name, 'identities') : name;
}

/** Times and counts stay; a number under the name of a secret or a person does not. */
function maskNumber(name: string, value: number, tools: Tools): unknown {
  const known = classifyName(name);
  return known?.as === 'secret' || known?.as === 'identity' ? maskNamed(name, String(value), tools) : value;
}
