import type { Entry } from '../../model/capture.js';
import { findHeader } from '../../model/headers.js';
import { onceFor } from '../../model/once-for.js';
import { parseUrl } from '../../model/url.js';
import { findEndpoint } from '../../oauth/endpoints.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, rfc } from '../define-rule.js';

/** Shorter values turn up by chance. */
const SHORTEST_TOKEN = 32;

/** What may be a token: a run of the letters that tokens are made of. */
const TOKEN_LIKE = /[A-Za-z0-9._~*!$-]{32,}/g;

/** No beacon or error report is longer; the rest of a longer body is not searched. */
const LONGEST_BODY = 1024 * 1024;

/**
 * Reports a token, code or code verifier that a request carries to a host which has no business with it: an
 * analytics beacon, an error logger, a Referer. Authorization headers are the token's proper place, whatever the host.
 */
export const tokenLeakedToOtherHost = defineRule({
  meta: {
    id: 'token-leaked-to-other-host',
    category: 'hygiene',
    title: 'A token reaches a host it is not for',
    severity: 'critical',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: { leaked: 'Entry {entry} sends the {type} of this sign-in to {host}, in its {place}.' },
    why: 'Whoever runs or reads that host can act as the user until the token expires.',
    fix: [
      'Find what sends it: a Referer needs a Referrer-Policy, a logger needs its URLs cut at the query.',
      'Sign the user out and revoke the refresh tokens if the host is not yours.',
    ],
    references: [rfc(9700, '4.2')],
    onSuccess: 'critical',
    kept: 'The exposure is proven, whatever became of the request.',
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const sites = ownSites(story);
    for (const entry of story.capture.entries) {
      const leak = findLeak(entry, story);
      if (leak === undefined || !isForeign(entry, sites)) continue;
      const { place, pointer, type } = leak;
      const host = parseUrl(entry.request.url)?.host ?? '';
      const evidence = {
        role: 'primary',
        entry: entry.index,
        pointer,
        note: 'the token stands in here',
      } as const;
      report('leaked', { entry: entry.index, host, place, type }, [evidence]);
    }
  },
});

/** Sites that take part in the sign-in: login hosts, redirect URIs, called APIs, and the pages they belong to. */
function ownSites(story: Story): Set<string> {
  const hosts = new Set(story.messages.map(({ url }) => url.hostname));
  const uris = new Set(story.messages.map(({ parameters }) => parameters.value('redirect_uri') ?? ''));
  for (const uri of uris) hosts.add(parseUrl(uri)?.hostname ?? '');
  hosts.delete('');
  return new Set([...hosts].map(siteOf));
}

/** The last two labels of a host: enough to keep an app's own subdomains quiet. */
function siteOf(hostname: string): string {
  return hostname.split('.').slice(-2).join('.').toLowerCase();
}

function isForeign(entry: Entry, sites: ReadonlySet<string>): boolean {
  const url = parseUrl(entry.request.url);
  if (url === undefined || entry.isTunnel || findEndpoint(url) !== undefined) return false;
  return /^https?:$/.test(url.protocol) && !sites.has(siteOf(url.hostname));
}

function findLeak(entry: Entry, story: Story) {
  const referer = findHeader(entry.request.headers, 'referer');
  const places = [
    { place: 'URL', pointer: '/request/url', text: entry.request.url },
    { place: 'Referer', pointer: `/request/headers/${referer?.position}/value`, text: referer?.value ?? '' },
    { place: 'body', pointer: '/request/postData/text', text: entry.request.postData?.text ?? '' },
  ];
  for (const { place, pointer, text } of places) {
    const type = findTokenType(text, story);
    if (type !== undefined) return { place, pointer, type };
  }
  return undefined;
}

/** Looks every token-like run up among the known tokens, so that the cost grows with the text alone. */
function findTokenType(text: string, story: Story): string | undefined {
  if (text.length < SHORTEST_TOKEN) return undefined;
  for (const [run] of decoded(text.slice(0, LONGEST_BODY)).matchAll(TOKEN_LIKE)) {
    const type = story.tokenOf(run)?.type ?? (verifiers(story).has(run) ? 'code_verifier' : undefined);
    if (type !== undefined) return type;
  }
  return undefined;
}

const verifiers = onceFor((story: Story): ReadonlySet<string> => {
  const sent = story
    .messagesOfKind('token-request')
    .map(({ parameters }) => parameters.value('code_verifier'));
  return new Set(sent.filter((verifier) => verifier !== undefined));
});

/** A URL inside a URL is percent-encoded; a broken escape leaves the text as it is. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
