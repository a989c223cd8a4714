import type { Entry } from '../../model/capture.js';
import type { Evidence } from '../../model/evidence.js';
import { parseUrl } from '../../model/url.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import { isLoopback } from '../../oauth/redirect-uri.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

const CODES = ['AADSTS50011', 'AADSTS500112'];

/**
 * Reports a redirect URI that an app behind a proxy built from what it sees itself: http where its pages are https, or
 * the address inside. Intranet apps may register such hosts, so an inner address counts only when it is refused.
 */
export const redirectUriDowngradedByProxy = parameterRule({
  meta: {
    id: 'redirect-uri-downgraded-by-proxy',
    category: 'redirect',
    title: 'The redirect URI is the address behind a proxy',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      scheme:
        'Entry {entry} asks with redirect_uri {asked}, while entry {page} shows the app at https://{host}: the app takes itself for http.',
      internal:
        'Entry {entry} asks with redirect_uri {asked}, an address inside a network; the server refuses it.',
    },
    why: 'A proxy ends TLS and passes the request on; an app that builds its address from that request does not know its public one.',
    fix: [
      'Have the app honour X-Forwarded-Proto and X-Forwarded-Host (forwarded headers), and the proxy send them.',
      'Or set the public redirect URI in the configuration.',
    ],
    references: [learn('Redirect URI restrictions', 'reply-url')],
    supersedes: ['redirect-uri-malformed', 'redirect-uri-not-registered', 'error-page-inside-entra'],
  },
  on: 'authorization-request',
  parameter: 'redirect_uri',
  findFault: ({ value: asked }, request, story) => {
    const url = parseUrl(asked);
    if (url === undefined || isLoopback(url) || !/^https?:$/.test(url.protocol)) return undefined;
    const note = 'the address that the app knows';
    const data = { asked, host: url.hostname };
    const page = url.protocol === 'http:' ? findSecurePage(url.hostname, story) : undefined;
    if (page !== undefined)
      return { messageId: 'scheme', data: { ...data, page: page.index }, note, others: [pageAt(page)] };
    const isFault = isInternal(url.hostname) && isRefused(request, story);
    return isFault ? { messageId: 'internal', data, note } : undefined;
  },
});

function findSecurePage(hostname: string, story: Story): Entry | undefined {
  const start = `https://${hostname}`;
  return story.capture.entries.find(({ request: { url }, isTunnel }) => {
    const isHost = url.startsWith(start) && /^(?:[:/?#]|$)/.test(url.slice(start.length, start.length + 1));
    return isHost && !isTunnel;
  });
}

function pageAt({ index }: Entry): Evidence {
  return { role: 'related', entry: index, pointer: '/request/url', note: 'the app at its public address' };
}

/** Addresses that mean something inside a network or machine only (RFC 1918, RFC 6762, names without a dot). */
function isInternal(hostname: string): boolean {
  if (hostname === '0.0.0.0' || hostname === '[::]') return true;
  if (/^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]{3,11}$/.test(hostname)) return true;
  return /^[^.[\]]+$/.test(hostname) || /\.(?:local|internal|svc|lan)$/.test(hostname);
}

function isRefused(request: AuthorizationRequest, story: Story): boolean {
  const errors = [...request.errors, ...(story.flowOf(request.id)?.errors ?? [])];
  return errors.some(({ codes }) => codes.some((code) => CODES.includes(code)));
}
