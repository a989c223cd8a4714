import { type Exchange, findHeader, type Pair } from './exchange.js';

/**
 * Every secret that a list of exchanges carries, so that a test can assert that none is in an output. Written
 * apart from the redaction it checks: it knows only where these builders put secrets.
 */
export function secretsOf(exchanges: readonly Exchange[]): string[] {
  const found = new Set<string>();
  for (const each of exchanges) {
    for (const value of secretValues(each)) {
      // A value this short stands in ordinary text, and proves nothing there.
      if (value.length >= SHORTEST) found.add(value);
      for (const part of signatureOf(value)) found.add(part);
    }
  }
  return [...found];
}

const SHORTEST = 6;

const SECRET_NAMES = new Set(
  (
    'access_token id_token refresh_token code device_code user_code client_secret client_assertion assertion ' +
    'code_verifier code_challenge continuation_token password passwd new_password oob otc state nonce request ' +
    'id_token_hint SAMLResponse wresult wctx estsrequest flowToken FlowToken ctx Ctx canary apiCanary sFT sCtx ' +
    'originalRequest tx csrf_token session_key_jwe RelayState spa_code'
  ).split(' '),
);

const SECRET_HEADERS = new Set([
  'cookie',
  'set-cookie',
  'authorization',
  'canary',
  'x-identity-header',
  'secret',
  'x-csrf-token',
  'x-ms-refreshtokencredential',
  'dpop',
]);

/** Cookies that only route a request, and attributes, are no secrets. */
const PLAIN_COOKIES = new Set(['x-ms-gateway-slice', 'stsservicecookie', '.AspNetCore.Cookies']);

function secretValues(each: Exchange): string[] {
  const location = findHeader(each.responseHeaders, 'Location') ?? '';
  return [
    ...secretPairs(urlPairs(each.url)),
    ...secretPairs(urlPairs(location)),
    ...secretsOfText(each.requestBody ?? ''),
    ...secretsOfText(each.responseBody ?? ''),
    ...[...each.requestHeaders, ...each.responseHeaders].flatMap(secretsOfHeader),
  ];
}

function secretPairs(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(([name, value]) => (SECRET_NAMES.has(name) ? [value] : []));
}

function urlPairs(url: string): Pair[] {
  const [beforeFragment = '', fragment = ''] = url.split('#', 2);
  return [...formPairs(beforeFragment.split('?').slice(1).join('?')), ...formPairs(fragment)];
}

function formPairs(text: string): Pair[] {
  return [...new URLSearchParams(text)];
}

/** A body: JSON, a page with `$Config` or hidden fields, or a form. */
function secretsOfText(text: string): string[] {
  if (text.startsWith('{')) return secretsOfJson(JSON.parse(text));
  if (!text.startsWith('<')) return secretPairs(formPairs(text));
  const config = /\$Config=(.*);\r?\n/.exec(text)?.[1];
  const inputs = [...text.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  const fields = inputs.map(([, name = '', value = '']): Pair => [name, unescapeHtml(value)]);
  return [...(config === undefined ? [] : secretsOfJson(JSON.parse(config))), ...secretPairs(fields)];
}

function secretsOfJson(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    // Beside a message, `code` is the name of an API's error.
    if (name === 'code' && Object.hasOwn(value, 'message')) return [];
    if (typeof member === 'string') return SECRET_NAMES.has(name) ? [member] : [];
    return secretsOfJson(member);
  });
}

function secretsOfHeader([name, value]: Pair): string[] {
  const lower = name.toLowerCase();
  if (!SECRET_HEADERS.has(lower)) return [];
  if (lower === 'authorization') return [value.slice(value.indexOf(' ') + 1)];
  if (lower === 'cookie') return value.split('; ').flatMap(cookieValue);
  return lower === 'set-cookie' ? cookieValue(value) : [value];
}

function cookieValue(header: string): string[] {
  const [pair = ''] = header.split(';', 1);
  const end = pair.indexOf('=');
  return PLAIN_COOKIES.has(pair.slice(0, end)) ? [] : [pair.slice(end + 1)];
}

/** The signature of a JWT is what makes the token a secret; its claims may be shown. */
function signatureOf(value: string): string[] {
  const parts = value.split('.');
  const signature = parts[2];
  return parts.length === 3 && value.startsWith('eyJ') && signature !== undefined ? [signature] : [];
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
