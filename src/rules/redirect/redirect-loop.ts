import { isSsoReload } from '../../oauth/code-origin.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Fewer rounds are retries of a person. */
const LEAST_ROUNDS = 3;

/** A loop without a page in between runs through this many rounds well within this time. */
const WINDOW_MS = 60_000;

interface Round {
  readonly request: AuthorizationRequest;
  readonly startedMs: number;
  readonly endedMs: number;
}

/**
 * Reports an app that sends its visitor to sign in again and again, although each time the answer comes at once. Silent
 * requests, the repeat for device single sign-on, other scopes and other redirect URIs are no rounds of it.
 */
export const redirectLoop = defineRule({
  meta: {
    id: 'redirect-loop',
    category: 'redirect',
    title: 'The app sends the user to sign in again and again',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS50196'],
    messages: {
      loop: 'Client {client} asks {count} times within {seconds} seconds, from entry {first} to entry {last}, for the same sign-in at {redirectUri}, and is answered each time without a question to the user.',
    },
    why: 'The sign-in works; the app does not keep its result, finds no session, and starts over.',
    fix: [
      'Look at the response of the redirect URI: is the session cookie set, and sent with the next request? Check Secure and https, SameSite, domain, path and size.',
      'Look whether an API call answers with a redirect to sign in because it does not accept the session or token.',
      'With several instances: share session store and data protection keys.',
    ],
    references: [learn('OpenID Connect', 'v2-protocols-oidc'), learn('Error codes', 'reference-error-codes')],
    supersedes: ['parallel-token-requests', 'duplicate-token-requests', 'retry-after-ignored'],
    onSuccess: 'error',
    kept: 'Each round of a loop succeeds: that the next one follows is the fault.',
  },
  on: 'capture',
  check(story, report) {
    for (const rounds of findLoops(story)) {
      const [first, last] = [rounds[0], rounds.at(-1)];
      if (first === undefined || last === undefined) continue;
      const { parameters, entry } = last.request;
      const data = {
        client: parameters.value('client_id') ?? 'of these requests',
        count: rounds.length,
        seconds: Math.ceil((last.startedMs - first.startedMs) / 1000),
        first: first.request.entry.index,
        last: entry.index,
        redirectUri: parameters.value('redirect_uri') ?? 'its only redirect URI',
      };
      const evidence = [
        primary(last.request, undefined, 'once more'),
        ...rounds.slice(0, 2).map(({ request }) => related(request, undefined, 'the same before')),
      ];
      report('loop', data, evidence);
    }
  },
});

/** For each sign-in that repeats itself, the rounds of its longest loop. */
function findLoops(story: Story): Round[][] {
  const groups = new Map<string, Round[]>();
  for (const round of story.messages.flatMap(toRound)) {
    const key = purposeOf(round.request);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [round]);
    else group.push(round);
  }
  return [...groups.values()].map(findLoop).filter((rounds) => rounds.length >= LEAST_ROUNDS);
}

function toRound(message: Story['messages'][number]): Round[] {
  const { startedMs, duplicateOf, answer } = message;
  if (message.kind !== 'authorization-request' || startedMs === undefined || duplicateOf !== undefined)
    return [];
  const isSilent = message.parameters.value('prompt') === 'none' || isSsoReload(message);
  const isAnswered = answer.parameters.has('code') || answer.parameters.has('id_token');
  if (isSilent || !isAnswered) return [];
  return [{ request: message, startedMs, endedMs: startedMs + (message.entry.time ?? 0) }];
}

function purposeOf({ parameters, url }: AuthorizationRequest): string {
  const scopes = (parameters.value('scope') ?? '').split(/\s+/).sort().join(' ');
  const names = ['client_id', 'redirect_uri', 'resource', 'response_type', 'claims'];
  return JSON.stringify([url.pathname, scopes, ...names.map((name) => parameters.value(name) ?? '')]);
}

/**
 * The longest run of rounds that follow each other within the window, each begun after the one before was answered:
 * parallel tabs are no loop.
 */
function findLoop(rounds: readonly Round[]): Round[] {
  let run: Round[] = [];
  let longest: Round[] = [];
  for (const round of rounds) {
    const previous = run.at(-1);
    if (previous !== undefined && round.startedMs < previous.endedMs) run = [];
    run = [...run.filter(({ startedMs }) => round.startedMs - startedMs <= WINDOW_MS), round];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
