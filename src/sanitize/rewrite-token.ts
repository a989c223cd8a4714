import { textFromBase64 } from '../model/base64.js';
import { parseJson } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import { isRedacted } from '../model/redacted-value.js';
import { parseAuthorization, parseBasic, schemeKind } from '../redact/authorization.js';
import type { SecretKind } from '../redact/kinds.js';
import { looksLikeXml } from '../redact/saml-values.js';
import { isGuid } from '../redact/value-shape.js';
import { asBase64, asFormValue } from './respell.js';
import type { Place, Rewriting } from './rewriting.js';

/** What is inside a token describes a person, and its names mean what OAuth means. */
export const CLAIMS: Place = { isIdentity: true, isPerson: true, depth: 1 };

/** Words that stand where a secret was forgotten: they are the finding. */
const EMPTY_WORDS = /^\s*(?:undefined|null|none|nil|nan|true|false|\[object \w{1,20}\])?\s*$/i;

/** Whether a value says that there was none. */
export function isEmptyWord(value: string): boolean {
  return EMPTY_WORDS.test(value);
}

/** Templates that were never filled in, each with a form that a placeholder keeps. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^\{\{[\w .-]{2,38}\}\}$/, '{{placeholder}}'],
  [/^\{[\w .-]{2,40}\}$/, '{placeholder}'],
  [/^<[\w .-]{2,40}>$/, '<placeholder>'],
  [/^\$\{?[\w.]{2,40}\}?$/, '$placeholder'],
  [/^(?:your|my)[_ -][\w .-]{2,40}$/i, 'your-placeholder'],
  [/^enter[_ -]the[_ -][\w .-]{2,60}$/i, 'enter-the-placeholder'],
];

const PLACEHOLDER_KINDS: ReadonlySet<SecretKind> = new Set([
  'client_secret',
  'authorization_code',
  'refresh_token',
]);

/** What stands in the place of a secret, tokens with their readable parts. */
export function rewriteSecret(kind: SecretKind, value: string, rewriting: Rewriting): string {
  if (EMPTY_WORDS.test(value) || isRedacted(value)) return value;
  const placeholder =
    PLACEHOLDER_KINDS.has(kind) && PLACEHOLDERS.find(([pattern]) => pattern.test(value.trim()));
  if (placeholder) return placeholder[1];
  return readable(kind, value, rewriting) ?? rewriting.table.secret(kind, value);
}

/** Kinds of secrets that are tokens: a damaged one is a finding. */
const TOKENS: ReadonlySet<SecretKind> = new Set([
  'access_token',
  'id_token',
  'refresh_token',
  'token',
  'assertion',
  'client_assertion',
  'request_object',
  'dpop_proof',
  'prt_cookie',
  'credential',
]);

function readable(kind: SecretKind, value: string, rewriting: Rewriting): string | undefined {
  if (/^\s*\{/.test(value) && parseJson(value) !== undefined) return rewriting.inside(value, CLAIMS);
  const token = rewriteJwt(value, rewriting);
  if (token !== undefined) return token;
  if (TOKENS.has(kind) && /ey[\w-]{4}/.test(value)) {
    const tokens = rewriteTokens(value, rewriting);
    if (tokens !== undefined) return tokens;
  }
  const assertion = rewriteAssertion(kind, value, rewriting);
  if (assertion !== undefined) return assertion;
  return kind === 'credential' ? rewriteBasic(value, rewriting) : undefined;
}

/** A token, or several; quotes, blanks, commas, escapes and a scheme around one are findings, and stay. */
function rewriteTokens(value: string, rewriting: Rewriting): string | undefined {
  let isToken = false;
  const after = value.replace(/(?:(?!%2[02c])[^\s,"'“”])+/gi, (word) => {
    if (/^(?:bearer|pop)$/i.test(word)) return word;
    const token = rewriteJwt(word, rewriting) ?? rewriteBroken(word, rewriting);
    isToken ||= token !== undefined;
    return token ?? rewriting.table.secret('token', word);
  });
  return isToken ? after : undefined;
}

/** A piece of a token: what can be read of it stays readable, and what begins like a token goes on to. */
function rewriteBroken(value: string, rewriting: Rewriting): string | undefined {
  if (!value.startsWith('ey')) return undefined;
  const segments = value.split('.').map((segment, index) => {
    if (segment === '' || isMark(segment)) return segment;
    if (parseJson(textFromBase64(segment)) !== undefined) return jsonSegment(segment, rewriting);
    return index === 0
      ? `ey${rewriting.table.secret('token', segment.slice(2))}`
      : signature(segment, rewriting);
  });
  return segments.join('.');
}

/** What a sanitizer leaves of a segment: `[REDACTED]`, `***`, an ellipsis. */
function isMark(segment: string): boolean {
  return /^[^A-Za-z0-9]*(?:redacted|removed)?[^A-Za-z0-9]*$/i.test(segment) || isRedacted(segment);
}

/** Header and claims stay readable, the signature goes; undefined where it is no JWT. */
export function rewriteJwt(value: string, rewriting: Rewriting): string | undefined {
  const jwt = parseJwt(value);
  if (jwt === undefined) return undefined;
  const segments = value.split('.');
  if (jwt.format === 'jwe') {
    return [segments[0] ?? '', ...segments.slice(1).map((part) => signature(part, rewriting))].join('.');
  }
  const [header = '', payload = ''] = segments;
  return [
    jsonSegment(header, rewriting),
    jsonSegment(payload, rewriting),
    signature(jwt.signature, rewriting),
  ].join('.');
}

function jsonSegment(segment: string, rewriting: Rewriting): string {
  const text = textFromBase64(segment);
  const json = parseJson(text);
  const before = JSON.stringify(json);
  const after = JSON.stringify(rewriting.json(json, CLAIMS));
  return before === after ? segment : asBase64(after, segment);
}

function signature(segment: string, { table }: Rewriting): string {
  return segment === '' || isRedacted(segment) ? segment : table.secret('signature', segment);
}

const ASSERTIONS: ReadonlySet<SecretKind> = new Set([
  'assertion',
  'client_assertion',
  'saml_assertion',
  'token',
]);

/** XML, or base64 of it; undefined where it is neither. */
function rewriteAssertion(kind: SecretKind, value: string, rewriting: Rewriting): string | undefined {
  if (!ASSERTIONS.has(kind)) return undefined;
  if (looksLikeXml(value)) return rewriting.inside(value, CLAIMS);
  const text = textFromBase64(value.replace(/\s/g, ''));
  if (text === undefined || !looksLikeXml(text)) return undefined;
  const after = rewriting.inside(text, CLAIMS) ?? text;
  return after === text ? value : asBase64(after, value);
}

const SCHEME_ALONE = /^\s*(?:bearer|basic|pop|dpop|negotiate|ntlm)\s*$/i;

/** `Bearer eyJ…`, `Basic dXNlcjpwYXNz`, or a key without a scheme. */
export function rewriteAuthorization(value: string, rewriting: Rewriting): string {
  const parsed = parseAuthorization(value);
  if (parsed === undefined) return SCHEME_ALONE.test(value) ? value : rewriting.secret('credential', value);
  const { scheme, credential } = parsed;
  const start = value.length - credential.length;
  if (isRedacted(credential)) return value;
  const kind = schemeKind(scheme);
  const after =
    (scheme.toLowerCase() === 'basic' ? rewriteBasic(credential, rewriting) : undefined) ??
    rewriting.secret(kind, credential);
  return value.slice(0, start) + after;
}

/** The user stays where it is a client, but in strict mode, and so do the signs that a client forgot to encode. */
function rewriteBasic(credential: string, rewriting: Rewriting): string | undefined {
  const { user, password } = parseBasic(credential) ?? {};
  const raw = textFromBase64(credential);
  if (user === undefined || password === undefined || raw === undefined) return undefined;
  const colon = raw.indexOf(':');
  const isClient = isGuid(user) || user === '';
  const shownUser = isClient
    ? rewriting.text(raw.slice(0, colon), 'known')
    : rewriting.identity('user', user);
  const kind = isGuid(user) ? 'client_secret' : 'password';
  const secret = password === '' ? '' : asFormValue(rewriting.secret(kind, password), raw.slice(colon + 1));
  return asBase64(`${shownUser}:${secret}`, credential);
}
