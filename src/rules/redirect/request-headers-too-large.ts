import type { Entry } from '../../model/capture.js';
import { allHeaders } from '../../model/headers.js';
import type { Message } from '../../oauth/messages.js';
import { defineRule, rfc } from '../define-rule.js';
import { primary, related, STATUS } from '../evidence.js';

/** Many servers take no more header bytes than this. */
const USUAL_LIMIT_BYTES = 8192;

const TOO_LARGE: ReadonlySet<number | undefined> = new Set([400, 413, 414, 431]);

/** Entra's own words for a query that is too long. */
const QUERY_TOO_LONG = 'AADSTS90015';

/** Cookies that pile up, one for each sign-in that is begun and not finished. */
const LEFT_OVER = /^(?:OpenIdConnect\.nonce|\.AspNetCore\.(?:Correlation|OpenIdConnect\.Nonce)|esctx)/i;

/**
 * Reports a request to the app's redirect URI or to a login host that is refused, and whose headers or URL are larger than
 * servers usually take. An OAuth error is an answer to what was asked, not to its size.
 */
export const requestHeadersTooLarge = defineRule({
  meta: {
    id: 'request-headers-too-large',
    category: 'redirect',
    title: 'The request is too large for the server',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [QUERY_TOO_LONG],
    messages: {
      headers:
        'Entry {entry} is answered {status}; its headers have {bytes} bytes, with {cookies} cookies, {leftOver} of them left over from sign-ins that were begun.',
      url: 'Entry {entry} is answered {status}; its URL alone has {bytes} bytes.',
    },
    why: 'Servers limit the size of the request line and of the headers; beyond that they refuse before the app is asked.',
    fix: [
      'Stop what piles cookies up, often a redirect loop; then delete the cookies of this site.',
      'Keep the session on the server in place of tokens in cookies, and put fewer groups into the token.',
      'Long URL: use response_mode=form_post, and keep state short.',
    ],
    references: [rfc(6585, '5')],
  },
  on: 'message',
  check(message, report, story) {
    const { entry, answer } = message;
    const isTooLong = message.errors.some(({ codes }) => codes.includes(QUERY_TOO_LONG));
    if (!isTooLong && !isRefusedForSize(message)) return;
    const [headers, url] = [headerBytes(entry), entry.request.url.length];
    const data = { entry: entry.index, status: answer.status ?? 0 };
    if (isTooLong || (answer.status === 414 && url > headers) || url > USUAL_LIMIT_BYTES) {
      report('url', { ...data, bytes: url }, [
        primary(message, { pointer: '/request/url' }, 'the long URL'),
        related(message, message.errors[0] ?? STATUS, 'the server’s answer'),
      ]);
    } else if (headers > USUAL_LIMIT_BYTES) {
      const evidence = [
        primary(message, largestHeader(entry), 'the largest header'),
        related(message, STATUS, 'the server’s answer'),
      ];
      report('headers', { ...data, bytes: headers, ...countCookies(entry) }, evidence);
    } else if (answer.status === 431 && !story.facts.cookiesRecorded) {
      report.cannotTell('Cookies are not in the capture, so the size of the headers is not known.');
    }
  },
});

function isRefusedForSize({ kind, endpoint, answer, errors }: Message): boolean {
  const isCallback = kind === 'authorization-response' || kind === 'authorization-error-response';
  const isPlain = answer.json === undefined && errors.every(({ code }) => code === undefined);
  return (isCallback || endpoint !== undefined) && isPlain && TOO_LARGE.has(answer.status);
}

/** As HTTP/1.1 writes them: name, colon, blank, value, line end. */
function headerBytes({ request }: Entry): number {
  const real = request.headers.filter(({ name }) => !name.startsWith(':'));
  return real.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
}

function largestHeader({ request }: Entry) {
  const sizes = request.headers.map(({ value }) => value.length);
  return { pointer: `/request/headers/${sizes.indexOf(Math.max(0, ...sizes))}/value` };
}

function countCookies({ request }: Entry): { readonly cookies: number; readonly leftOver: number } {
  const values = allHeaders(request.headers, 'cookie').flatMap(({ value }) => value.split(/[;\n]/));
  const names = values.map((pair) => pair.trim()).filter((pair) => pair !== '');
  return { cookies: names.length, leftOver: names.filter((name) => LEFT_OVER.test(name)).length };
}
