import type { HeaderChanges, Pair } from './exchange.js';
import { CLIENT_ORIGIN } from './ids.js';
import { opaque } from './seeded.js';

/** The headers that browsers, libraries and Entra's servers put on their messages. */

/** Who sends a request: it decides the headers, and what a HAR says of the initiator. */
export type Sender = 'page' | 'navigation' | 'native' | 'server';

const USER_AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36';

export const FORM_TYPE = 'application/x-www-form-urlencoded;charset=utf-8';

/** A script's fetch from the single-page app to another site. */
export function fetchHeaders(origin: string = CLIENT_ORIGIN): Pair[] {
  return [
    ['Accept', '*/*'],
    ['Origin', origin],
    ['Referer', `${origin}/`],
    ['Sec-Fetch-Dest', 'empty'],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['User-Agent', USER_AGENT],
  ];
}

/** A top-level navigation; `from` is the page it left. */
export function navigationHeaders(from: string | undefined = `${CLIENT_ORIGIN}/`): Pair[] {
  return [
    ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ...(from === undefined ? [] : ([['Referer', from]] satisfies Pair[])),
    ['Sec-Fetch-Dest', 'document'],
    ['Sec-Fetch-Mode', 'navigate'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Upgrade-Insecure-Requests', '1'],
    ['User-Agent', USER_AGENT],
  ];
}

/** The fetches of Entra's own sign-in pages. */
export function signInPageHeaders(host: string, correlationId: string): Pair[] {
  return [
    ['Accept', 'application/json'],
    ['Content-type', 'application/json; charset=UTF-8'],
    ['Origin', `https://${host}`],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['User-Agent', USER_AGENT],
    ['canary', opaque('canary header', 120)],
    ['client-request-id', correlationId],
    ['hpgid', '1104'],
  ];
}

/** A desktop or server library: MSAL.NET. */
export function libraryHeaders(correlationId: string): Pair[] {
  return [
    ['Accept', 'application/json'],
    ['x-client-SKU', 'MSAL.NetCore'],
    ['x-client-Ver', '4.68.0.0'],
    ['x-client-OS', 'Linux'],
    ['x-ms-lib-capability', 'retry-after, h429'],
    ['client-request-id', correlationId],
    ['return-client-request-id', 'true'],
  ];
}

/** The parameters with which MSAL.js names itself, instead of headers that would need a preflight. */
export function msalJsParameters(correlationId: string): (readonly [string, string])[] {
  return [
    ['client_info', '1'],
    ['x-client-SKU', 'msal.js.browser'],
    ['x-client-VER', '4.8.0'],
    ['x-ms-lib-capability', 'retry-after, h429'],
    ['x-client-current-telemetry', '5|862,0,,,|,'],
    ['x-client-last-telemetry', '5|0|||0,0'],
    ['client-request-id', correlationId],
  ];
}

export interface ServerFacts {
  readonly requestId: string;
  /** Echoed only where the request asked for it. */
  readonly correlationId?: string;
  /** The number in x-ms-clitelem; 0 for success. */
  readonly code?: number;
  readonly corsOrigin?: string;
}

/** The headers of Entra's answers, without a content type. */
export function entraHeaders(facts: ServerFacts): Pair[] {
  return [
    ['Cache-Control', 'no-store, no-cache'],
    ['Pragma', 'no-cache'],
    ['Expires', '-1'],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
    ['X-Content-Type-Options', 'nosniff'],
    ...corsHeaders(facts.corsOrigin),
    ['P3P', 'CP="DSP CUR OTPi IND OTRi ONL FIN"'],
    ...(facts.correlationId === undefined ? [] : [['client-request-id', facts.correlationId] as const]),
    ['x-ms-request-id', facts.requestId],
    ['x-ms-ests-server', '2.1.22311.5 - WEULR1 ProdSlices'],
    ['x-ms-clitelem', `1,${facts.code ?? 0},0,,`],
    ['x-ms-srs', '1.P'],
    ['X-XSS-Protection', '0'],
    [
      'Set-Cookie',
      `fpc=${opaque(`fpc ${facts.requestId}`, 60)}; expires=Wed, 01-Apr-2026 09:00:00 GMT; path=/; secure; HttpOnly; SameSite=None`,
    ],
    ['Set-Cookie', 'x-ms-gateway-slice=estsfd; path=/; secure; samesite=none; httponly'],
    ['Set-Cookie', 'stsservicecookie=estsfd; path=/; secure; samesite=none; httponly'],
  ];
}

/** The cookies of a signed-in session, as Entra sets them when the user has proven who it is. */
export function sessionCookies(attempt = 1): Pair[] {
  const attributes = 'domain=.login.microsoftonline.com; path=/; secure; HttpOnly; SameSite=None';
  return [
    ['Set-Cookie', `ESTSAUTHPERSISTENT=1.${opaque(`ESTSAUTHPERSISTENT ${attempt}`, 700)}; ${attributes}`],
    ['Set-Cookie', `ESTSAUTH=1.${opaque(`ESTSAUTH ${attempt}`, 420)}; ${attributes}`],
    ['Set-Cookie', `SignInStateCookie=${opaque(`SignInStateCookie ${attempt}`, 260)}; ${attributes}`],
  ];
}

/** The Cookie header of a browser that has those cookies. */
export function sessionCookieHeader(attempt = 1): Pair {
  const cookies = sessionCookies(attempt).map(([, value]) => value.split(';', 1)[0]);
  return ['Cookie', [...cookies, 'x-ms-gateway-slice=estsfd', 'stsservicecookie=estsfd'].join('; ')];
}

function corsHeaders(origin: string | undefined): Pair[] {
  if (origin === undefined) return [];
  return [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Expose-Headers', 'Content-Length,Content-Encoding,x-ms-request-id,x-ms-srs'],
  ];
}

/** Removes what only Entra's own servers send. */
export const NO_ENTRA_HEADERS: HeaderChanges = {
  'x-ms-request-id': undefined,
  'x-ms-ests-server': undefined,
  'x-ms-clitelem': undefined,
  'x-ms-srs': undefined,
  'Set-Cookie': undefined,
};
