import { assertNever } from '../model/assert-never.js';
import { textFromBase64 } from '../model/base64.js';
import { isObject, parseJson } from '../model/json.js';
import { decodeFormValue } from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';
import {
  DEEPEST_JSON,
  DEEPEST_NESTING,
  isBase64OfMore,
  isMeantSecret,
  isPublicKey,
  isRelativeUrl,
  namesAPerson,
} from '../redact/collect-value.js';
import { cookieKind } from '../redact/cookies.js';
import type { IdentityKind, SecretKind } from '../redact/kinds.js';
import { maskHost } from '../redact/mask-host.js';
import { isNobody, tellingName } from '../redact/name-exceptions.js';
import { looksLikeXml, samlValues } from '../redact/saml-values.js';
import { classifyName, type NameClass } from '../redact/sensitive-names.js';
import { isAbsoluteUrl, looksLikeForm, percentDecode } from '../redact/url-parts.js';
import { guidsIn, isGuid, isInternalHost, isOpaque, isPersonalAddress } from '../redact/value-shape.js';
import { asBase64, asFormValue, asMarkup } from './respell.js';
import { CLAIMS, rewriteAuthorization, rewriteJwt } from './rewrite-token.js';
import type { Place, Rewriting } from './rewriting.js';

/** Rewrites a value by the name it stands under; what no name gives away is judged by its look. */
export function rewriteNamed(name: string, value: string, place: Place, rewriting: Rewriting): string {
  if (value === '' || isRedacted(value)) return value;
  const derived = rewriting.derived.get(value);
  if (derived !== undefined) return derived;
  if (rewriting.names.has(value)) return rewriting.identity('name', value);
  const known = classifyName(name);
  return known === undefined
    ? rewriteUnknown(value, place, rewriting)
    : rewriteKnown(known, name, value, place, rewriting);
}

function rewriteKnown(
  known: NameClass,
  name: string,
  value: string,
  place: Place,
  rewriting: Rewriting,
): string {
  switch (known.as) {
    case 'secret':
      return isMeantSecret(known.ambiguous, name, value, place)
        ? rewriteSecretNamed(known.kind, name, value, rewriting)
        : rewriteUnknown(value, place, rewriting);
    case 'identity':
      return known.ambiguous && !place.isPerson
        ? rewriteUnknown(value, place, rewriting)
        : rewriteIdentity(known.kind, value, place, rewriting);
    case 'kept':
    case 'id':
      return rewriteKept(value, place, rewriting);
    case 'url':
    case 'redirect':
      return rewriting.inside(value, place) ?? rewriting.text(value, 'known');
    case 'host':
      return rewriteAuthority(value, rewriting);
    case 'challenge':
      return rewriteChallenge(value, place, rewriting);
    case 'anchor':
      return rewriteAnchor(value, rewriting);
    case 'encoded':
      return rewriteBase64(value, CLAIMS, rewriting) ?? rewriteUnknown(value, place, rewriting);
    default:
      return assertNever(known);
  }
}

function rewriteSecretNamed(kind: SecretKind, name: string, value: string, rewriting: Rewriting): string {
  if (kind === 'credential') return rewriteAuthorization(value, rewriting);
  return kind === 'cookie' ? rewriteCookies(name, value, rewriting) : rewriting.secret(kind, value);
}

/** Cookie names and the attributes of Set-Cookie stay; every value goes. */
function rewriteCookies(name: string, value: string, rewriting: Rewriting): string {
  const isSetCookie = name.toLowerCase() === 'set-cookie';
  return value
    .split('\n')
    .map((line) =>
      line
        .split(';')
        .map((part, index) =>
          isSetCookie && index > 0 ? rewriteAttribute(part, rewriting) : rewriteCookie(part, rewriting),
        )
        .join(';'),
    )
    .join('\n');
}

/** `Path=/users/anna`: an attribute is free text. */
function rewriteAttribute(part: string, rewriting: Rewriting): string {
  return rewriting.text(part, 'known');
}

function rewriteCookie(part: string, rewriting: Rewriting): string {
  const equals = part.indexOf('=');
  const name = equals < 0 ? '' : part.slice(0, equals);
  const value = part.slice(equals + 1);
  if (value.trim() === '' || isRedacted(value)) return part;
  const start = equals < 0 ? '' : `${rewriteCookieName(name, rewriting)}=`;
  const decoded = percentDecode(value.trim());
  return start + asFormValue(rewriting.secret(cookieKind(name.trim()), decoded), value);
}

/** ASP.NET writes the protected nonce itself into the name of its cookie. */
export function rewriteCookieName(name: string, rewriting: Rewriting): string {
  return name
    .split('.')
    .map((part) => (isOpaque(part) ? rewriting.secret('opaque value', part) : rewriting.text(part, 'known')))
    .join('.');
}

function rewriteIdentity(kind: IdentityKind, value: string, place: Place, rewriting: Rewriting): string {
  if (isAbsoluteUrl(value)) return rewriting.url(value, place);
  if (isNobody(kind, value)) return rewriting.text(value, 'known');
  if (kind === 'ip') return rewriteAddresses(value, rewriting);
  if (kind === 'host') return rewriteAuthority(value, rewriting);
  return rewriting.identity(kind, value);
}

/** `203.0.113.7:51234, 10.0.0.1` and `for="[2001:db8::1]"` (RFC 7239 section 4). */
function rewriteAddresses(value: string, rewriting: Rewriting): string {
  const after = value.replace(/[^,;\s"=[\]]+/g, (part) => {
    const address = isPersonalAddress(part) ? part : part.replace(/:\d+$/, '');
    if (!isPersonalAddress(address)) return part;
    return rewriting.identity('ip', address) + part.slice(address.length);
  });
  return rewriting.text(after, 'all');
}

/** What support needs stays, but for what is known or seen to be a secret or a person. */
function rewriteKept(value: string, place: Place, rewriting: Rewriting): string {
  return (
    rewriteJsonText(value, place, rewriting) ??
    rewriteBase64(value, place, rewriting) ??
    (isAbsoluteUrl(value) ? rewriting.url(value, place) : rewriting.text(value, 'known'))
  );
}

function rewriteAuthority(value: string, rewriting: Rewriting): string {
  const [, host = '', port = ''] = /^([^:/?#]*)(:\d+)?$/.exec(value) ?? [];
  if (host === '') return rewriting.text(value, 'all');
  const isHidden = isPersonalAddress(host) || isInternalHost(host);
  return (isHidden ? maskHost(host, rewriting.table) : rewriting.text(host, 'known')) + port;
}

/** The `name="value"` pairs of a challenge (RFC 9110 section 11.2), each under its name. */
function rewriteChallenge(value: string, place: Place, rewriting: Rewriting): string {
  const after = value.replace(
    /([\w-]{1,60})=(?:"([^"]*)"|([^\s",]+))/g,
    (_pair, name: string, quoted?: string, plain?: string) =>
      quoted === undefined
        ? `${name}=${rewriting.named(name, plain ?? '', place)}`
        : `${name}="${rewriting.named(name, quoted, place)}"`,
  );
  return rewriting.text(after, 'all');
}

/** `Oid:{oid}@{tenant}` and `UPN:{upn}`, by which Entra routes a request. */
function rewriteAnchor(value: string, rewriting: Rewriting): string {
  const [, prefix = '', rest = ''] = /^(\w+):(.*)$/.exec(value) ?? [];
  if (prefix.toLowerCase() === 'upn') return `${prefix}:${rewriting.identity('user', rest)}`;
  const [person = ''] = guidsIn(rest);
  const isPerson = prefix.toLowerCase() === 'oid' && person !== '';
  const after = isPerson ? rest.replace(/[0-9a-f-]{36}/i, (oid) => rewriting.identity('oid', oid)) : rest;
  return prefix === '' ? rewriting.text(value, 'all') : `${prefix}:${rewriting.text(after, 'all')}`;
}

function rewriteUnknown(value: string, place: Place, rewriting: Rewriting): string {
  const inside = rewriting.inside(value, place);
  if (inside !== undefined) return inside;
  if (isGuid(value)) return rewriting.text(value, 'known');
  if (isOpaque(value) && !rewriting.table.isKept(value)) return rewriting.secret('opaque value', value);
  return rewriting.text(value, 'all');
}

/** What a value holds, rewritten; undefined where it is text and no more. */
export function rewriteInside(value: string, outer: Place, rewriting: Rewriting): string | undefined {
  if (outer.depth >= DEEPEST_NESTING || value.length < 6) return undefined;
  const place = { ...outer, depth: outer.depth + 1 };
  const jwt = value.startsWith('eyJ') ? rewriteJwt(value, rewriting) : undefined;
  if (jwt !== undefined) return jwt;
  if (!/^\s*[<{[]/.test(value) && isCutByStructure(value, rewriting)) return rewriting.text(value, 'all');
  if (isAbsoluteUrl(value) || isRelativeUrl(value)) return rewriting.url(value, place);
  if (/^\s*[{[]/.test(value)) return rewriteJsonText(value, place, rewriting);
  if (looksLikeXml(value)) return rewriteXml(value, rewriting);
  if (looksLikeForm(value)) return rewriting.form(value, place);
  return rewritePercent(value, place, rewriting) ?? rewriteBase64(value, place, rewriting);
}

/**
 * Whether a known secret is all of a value, or begins in a name and ends in a value: its `=` and `&` are no structure
 * then, and its parts nobody would know.
 */
function isCutByStructure(value: string, rewriting: Rewriting): boolean {
  return rewriting.known.find(value).some(({ family, start, end }) => {
    if (family !== 'secret') return false;
    if (start === 0 && end === value.length) return true;
    const raw = value.slice(start, end);
    const before = value.slice(value.lastIndexOf('&', start - 1) + 1, start);
    return raw.includes('&') || (raw.includes('=') && !before.includes('='));
  });
}

function rewritePercent(value: string, place: Place, rewriting: Rewriting): string | undefined {
  const decoded = percentDecode(value);
  const after = decoded === value ? undefined : rewriting.inside(decoded, place);
  if (after === undefined) return undefined;
  return after === decoded ? value : asFormValue(after, value);
}

function rewriteBase64(value: string, place: Place, rewriting: Rewriting): string | undefined {
  const decoded = isBase64OfMore(value) ? textFromBase64(value) : undefined;
  if (decoded === undefined) return undefined;
  const after = rewriting.inside(decoded, place) ?? rewriting.text(decoded, 'all');
  return after === decoded ? value : asBase64(after, value);
}

/** JSON text; the text itself where nothing was replaced, undefined where it is none. */
export function rewriteJsonText(text: string, place: Place, rewriting: Rewriting): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const json = parseJson(text);
  if (json === undefined) return undefined;
  const after = JSON.stringify(rewriting.json(json, place));
  return after === JSON.stringify(json) ? text : after;
}

/** Every string and number of a JSON value under the name of its member, at any depth. */
export function rewriteJson(
  value: unknown,
  place: Place,
  rewriting: Rewriting,
  name = '',
  depth = 0,
): unknown {
  if (depth > DEEPEST_JSON) return null;
  if (typeof value === 'string') return rewriting.named(name, value, place);
  if (typeof value === 'number') return rewriteNumber(name, value);
  if (Array.isArray(value)) return value.map((item) => rewriteJson(item, place, rewriting, name, depth + 1));
  if (!isObject(value) || isPublicKey(value)) return value;
  const inner = namesAPerson(value) ? { ...place, isIdentity: true, isPerson: true } : place;
  return Object.fromEntries(
    Object.entries(value).map(([member, item]) => [
      rewriteMemberName(member, rewriting),
      // Certificates are there for everybody, and a thumbprint is compared with them.
      member === 'x5c' ? item : rewriteJson(item, inner, rewriting, tellingName(name, member), depth + 1),
    ]),
  );
}

/** A one-time code may be a number. */
function rewriteNumber(name: string, value: number): number {
  const known = classifyName(name);
  return known?.as === 'secret' && !known.ambiguous ? 0 : value;
}

/** A name is a name, unless the capture made a value one. */
function rewriteMemberName(name: string, rewriting: Rewriting): string {
  return classifyName(name) === undefined ? rewriting.text(name, 'known') : name;
}

/** The pairs of a form, a query or a fragment. A part without a name is the rest of a value that was not encoded. */
export function rewriteForm(text: string, outer: Place, rewriting: Rewriting): string {
  const place = { ...outer, isPerson: outer.isIdentity };
  let before = '';
  return text
    .split('&')
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 0) return rewritePart(part, before, rewriting);
      before = decodeFormValue(part.slice(0, equals));
      return rewritePair(part.slice(0, equals), part.slice(equals + 1), place, rewriting);
    })
    .join('&');
}

function rewritePair(rawName: string, raw: string, place: Place, rewriting: Rewriting): string {
  const name = rewriteFormName(rawName, rewriting);
  const value = decodeFormValue(raw);
  const after = rewriting.named(decodeFormValue(rawName), value, place);
  return `${name}=${after === value ? raw : asFormValue(after, raw)}`;
}

function rewriteFormName(raw: string, rewriting: Rewriting): string {
  return classifyName(raw) === undefined ? rewriting.text(raw, 'all') : raw;
}

function rewritePart(part: string, before: string, rewriting: Rewriting): string {
  const known = classifyName(before);
  if (part === '' || known?.as !== 'secret') return rewriting.text(part, 'all');
  return asFormValue(rewriting.secret(known.kind, decodeFormValue(part)), part);
}

const XML_MARKS = /<!\[CDATA\[|\]\]>|<!--[^>]{0,200}-->/g;

/** A SAML or WS-Trust message: each element and attribute that names a secret or a person. */
function rewriteXml(xml: string, rewriting: Rewriting): string {
  let text = xml;
  for (const { name, value } of samlValues(xml)) {
    const after = rewriting.named(name, value, CLAIMS);
    if (after === value) continue;
    // A comment or a CDATA section may cut a value in two.
    if (XML_MARKS.test(text)) text = text.replace(XML_MARKS, '');
    for (const written of new Set([value, asMarkup(value), value.replaceAll('&', '&amp;')])) {
      text = replaceElementText(text, written, asMarkup(after));
    }
  }
  return rewriting.text(text, 'known');
}

/** Short values are replaced only where they are the whole text of an element. */
function replaceElementText(xml: string, written: string, by: string): string {
  if (written.length >= 6) return xml.replaceAll(written, () => by);
  return xml
    .split('>')
    .map((part) => {
      const less = part.indexOf('<');
      const text = less < 0 ? '' : part.slice(0, less);
      return text.trim() === written ? text.replace(written, () => by) + part.slice(less) : part;
    })
    .join('>');
}
