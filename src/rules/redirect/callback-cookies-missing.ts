import type { Entry } from '../../model/capture.js';
import type { Evidence } from '../../model/evidence.js';
import { allHeaders, inResponse } from '../../model/headers.js';
import { parseUrl } from '../../model/url.js';
import { findEndpoint } from '../../oauth/endpoints.js';
import type { Flow } from '../../oauth/flows.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, type MessageData } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Cookies in which web frameworks keep what belongs to one sign-in; what follows the name is random. */
const SIGN_IN_COOKIES =
  /^(\.AspNetCore\.Correlation|\.AspNetCore\.OpenIdConnect\.Nonce|OpenIdConnect\.nonce|session|connect\.sid|PHPSESSID|JSESSIONID)(?:\.|$)/i;

interface SignInCookie {
  readonly name: string;
  /** Without what is random. */
  readonly family: string;
  readonly isForOtherSites: boolean;
  readonly setBy: Message;
  readonly position: number;
}

/**
 * Reports a posted answer that reaches the app without the cookie that the app set when it began the sign-in, and that
 * the app then does not accept. A post from another site carries a cookie only with SameSite=None and Secure.
 */
export const callbackCookiesMissing = defineRule({
  meta: {
    id: 'callback-cookies-missing',
    category: 'redirect',
    title: 'The app’s cookie is missing when the answer arrives',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      sameSite:
        'Entry {start} sets the cookie {cookie} without SameSite=None and Secure, so the browser leaves it out of the post in entry {callback}, which the app refuses.',
      suspected:
        'Entry {start} sets the cookie {cookie} without SameSite=None and Secure, so the browser may have left it out of the post in entry {callback}, which the app refuses; the capture has no Cookie headers to show it.',
      lost: 'Entry {start} sets the cookie {cookie}; the post in entry {callback} comes without it, and the app refuses it.',
    },
    why: 'With form_post the answer is posted from the login page, another site; without its cookie the app cannot tell that it began this sign-in.',
    fix: [
      'Set the cookie with SameSite=None; Secure, and serve the app by https from end to end.',
      'Behind a proxy, let the app know that it is reached by https (forwarded headers), or it leaves Secure out.',
      'Use one host name throughout, and the same data protection keys on all instances.',
    ],
    references: [
      {
        title: 'OAuth 2.0 Form Post Response Mode',
        url: 'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html',
      },
      learn('OpenID Connect', 'v2-protocols-oidc'),
    ],
    supersedes: ['redirect-loop'],
    lowered: 'Info, as a suspicion, where the capture has no Cookie headers.',
  },
  on: 'flow',
  check(flow, report, story) {
    const callback = flow.authorizationResponses.find(
      (each) => each.kind === 'authorization-response' && each.entry.request.method === 'POST',
    );
    if (callback === undefined || !isRefused(callback)) return;
    const set = findSignInCookies(flow, callback);
    if (!sendsCookies(story)) {
      const suspect = set.find(({ isForOtherSites }) => !isForOtherSites);
      if (suspect === undefined) report.cannotTell(NO_COOKIES);
      else report('suspected', dataOf(suspect, callback), placesOf(suspect, callback), { severity: 'info' });
      return;
    }
    const sent = cookieNames(callback.entry);
    const missing = set.find(({ name }) => !sent.has(name));
    if (missing === undefined) return;
    const messageId = missing.isForOtherSites ? 'lost' : 'sameSite';
    report(messageId, dataOf(missing, callback), placesOf(missing, callback));
  },
});

const NO_COOKIES = 'The requests of this capture have no Cookie headers, so a missing cookie cannot be seen.';

function dataOf({ setBy, family }: SignInCookie, callback: Message): MessageData {
  return { start: setBy.entry.index, cookie: family, callback: callback.entry.index };
}

function placesOf({ setBy, position }: SignInCookie, callback: Message): Evidence[] {
  return [
    primary(callback, cookiePlace(callback.entry), 'the cookie is not here'),
    related(setBy, inResponse({ position }), 'set here'),
  ];
}

/** An error, or the way back to the login page. */
function isRefused({ answer }: Message): boolean {
  const target = answer.location === undefined ? undefined : parseUrl(answer.location.url);
  const isLoop = target !== undefined && findEndpoint(target)?.role === 'authorize';
  return isLoop || (answer.status !== undefined && answer.status >= 400);
}

function sendsCookies({ capture }: Story): boolean {
  return capture.entries.some(({ request }) => allHeaders(request.headers, 'cookie').length > 0);
}

function cookieNames({ request }: Entry): ReadonlySet<string> {
  const pairs = allHeaders(request.headers, 'cookie').flatMap(({ value }) => value.split(/[;\n]/));
  return new Set(pairs.map((pair) => nameOf(pair)));
}

function nameOf(pair: string): string {
  return (pair.split('=', 1)[0] ?? '').trim();
}

function cookiePlace({ request }: Entry) {
  const [header] = allHeaders(request.headers, 'cookie');
  return { pointer: header === undefined ? '/request/headers' : `/request/headers/${header.position}/value` };
}

/** What the app set when it sent its visitor to sign in: redirects to the authorize endpoint, on the callback's host. */
function findSignInCookies(flow: Flow, callback: Message): SignInCookie[] {
  const starts = flow.messages.filter(
    (each) => each.kind === 'other' && each.url.hostname === callback.url.hostname,
  );
  return starts.flatMap((setBy) =>
    allHeaders(setBy.entry.response.headers, 'set-cookie').flatMap(({ value, position }) =>
      value.split('\n').flatMap((line) => readCookie(line, setBy, position)),
    ),
  );
}

function readCookie(line: string, setBy: Message, position: number): SignInCookie[] {
  const name = nameOf(line);
  const family = SIGN_IN_COOKIES.exec(name)?.[1];
  const isRemoved = /^[^=]*=\s*(?:;|$)/.test(line) || /;\s*expires=[^;]*\b19\d\d\b/i.test(line);
  if (family === undefined || isRemoved) return [];
  const isForOtherSites = /;\s*samesite=none/i.test(line) && /;\s*secure/i.test(line);
  return [{ name, family, isForOtherSites, setBy, position }];
}
