import type { Evidence } from '../../model/evidence.js';
import { parseUrl } from '../../model/url.js';
import { findAnsweredRequest } from '../../oauth/answered-request.js';
import type { AuthorizationRequest, Message, OAuthError } from '../../oauth/messages.js';
import { firstDifference, isSameTarget } from '../../oauth/redirect-uri.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** The app has no redirect URI at all. */
const NONE = ['AADSTS500113', 'AADSTS900971'];

/** A redirect URI that the app's registration does not have, beside the nearest one that worked in this capture. */
export const redirectUriNotRegistered = serverCodeRule({
  meta: {
    id: 'redirect-uri-not-registered',
    category: 'redirect',
    title: 'The redirect URI is not registered',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS50011', ...NONE, 'AADB2C90006'],
    messages: {
      unknown: 'Entry {entry}: redirect_uri {asked} is not registered for client {client} ({code}).',
      nearest:
        'Entry {entry}: redirect_uri {asked} is not registered for client {client} ({code}). Nearest to it, {nearest} worked in entry {worked}; they differ in {part}.',
      rewritten:
        'Entry {entry} asks with redirect_uri {asked}, and the server refuses {printed} ({code}): they differ in {part}, so something rewrites the request, or the error is of another one.',
      none: 'Entry {entry}: client {client} has no redirect URI that the server could use ({code}); the request names {asked}.',
    },
    why: 'Codes and tokens are sent only to addresses that the app’s owner has registered, compared letter by letter: scheme, host, port, path, case and slash.',
    fix: [
      'Register the redirect URI exactly as it stands above, under the platform of the app: Web, Single-page application, or Mobile and desktop.',
      'Or correct the setting from which the app builds it; behind a proxy, the public address.',
    ],
    references: [learn('Redirect URI restrictions', 'reply-url')],
    supersedes: ['plain-http-endpoint', 'error-page-inside-entra'],
  },
  messageId: (message, error, story) => {
    if (error.codes.some((code) => NONE.includes(code))) return 'none';
    if (findRewritten(message, error, story) !== undefined) return 'rewritten';
    return findNearest(message, story) === undefined ? 'unknown' : 'nearest';
  },
  data: (message, error, story) => {
    const asked = askedUri(message, story) ?? 'none';
    const printed = findRewritten(message, error, story);
    const nearest = findNearest(message, story);
    const near = nearest?.parameters.value('redirect_uri');
    return {
      asked,
      client: story.flowOf(message.id)?.clientId ?? 'of this request',
      printed: printed ?? asked,
      nearest: near ?? '',
      worked: nearest?.entry.index ?? '',
      part: firstDifference(asked, printed ?? near ?? asked),
    };
  },
  evidence: (message, _error, story) => {
    const sender = findSender(message, story);
    if (sender === undefined) return [];
    const asked = sender.parameters.get('redirect_uri');
    const place = primary(sender, asked, asked === undefined ? 'no redirect_uri here' : 'not registered');
    return [place, ...nearestAt(message, story)];
  },
});

/** The token request itself, or the authorization request that the error answers. */
function findSender(message: Message, story: Story): Message | undefined {
  if (message.kind === 'token-request') return message;
  return findAnsweredRequest(message, story.flowOf(message.id));
}

function askedUri(message: Message, story: Story): string | undefined {
  return findSender(message, story)?.parameters.value('redirect_uri');
}

/** The URI that the error text speaks of, where it is another one than the request names. */
function findRewritten(message: Message, { description }: OAuthError, story: Story): string | undefined {
  const asked = askedUri(message, story);
  const printed = /(?:redirect URI|reply URL|reply address)\s{1,4}'([^'\s]{1,2048})'/i.exec(
    description ?? '',
  )?.[1];
  if (asked === undefined || printed === undefined || parseUrl(printed) === undefined) return undefined;
  return isSameTarget(asked, printed) ? undefined : printed;
}

/** Of the same client's requests that were answered, the one whose redirect URI begins most like this one. */
function findNearest(message: Message, story: Story): AuthorizationRequest | undefined {
  const sender = findSender(message, story);
  const asked = askedUri(message, story);
  const client = sender?.parameters.value('client_id');
  if (asked === undefined || client === undefined) return undefined;
  const worked = story.messages
    .filter((each) => each.kind === 'authorization-request')
    .filter((each) => each.parameters.value('client_id') === client && hasWorked(each, story))
    .filter((each) => (each.parameters.value('redirect_uri') ?? asked) !== asked);
  const score = (each: AuthorizationRequest) =>
    sharedLength(asked, each.parameters.value('redirect_uri') ?? '');
  return worked.toSorted((a, b) => score(b) - score(a))[0];
}

function hasWorked(request: AuthorizationRequest, story: Story): boolean {
  const { parameters } = request.answer;
  return (
    parameters.has('code') || parameters.has('id_token') || story.flowOf(request.id)?.outcome === 'succeeded'
  );
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function nearestAt(message: Message, story: Story): Evidence[] {
  const nearest = findNearest(message, story);
  const place = nearest?.parameters.get('redirect_uri');
  return nearest === undefined || place === undefined ? [] : [related(nearest, place, 'worked here')];
}
