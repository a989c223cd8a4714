import type { AuthorizationRequest } from '../../oauth/messages.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Advises, once a client, on sign-ins that ask for a code without PKCE. AD FS before 2019 does not know it. */
export const pkceAbsent = defineRule({
  meta: {
    id: 'pkce-absent',
    category: 'pkce',
    title: 'Authorization code without PKCE',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      absent:
        'Entry {entry} asks for a code without a code_challenge ({count} such sign-ins of this client).',
    },
    why: 'PKCE keeps a code that somebody overhears or injects from being redeemed. It costs nothing, and current practice asks for it from every client, those with a secret as well.',
    fix: ['Switch PKCE on in the library, or send code_challenge with S256 and later the code_verifier.'],
    references: [rfc(9700, '2.1.1'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const byClient = new Map<string, AuthorizationRequest[]>();
    for (const message of story.messages) {
      if (message.kind !== 'authorization-request' || !lacksChallenge(message)) continue;
      const client = message.parameters.value('client_id') ?? '';
      const known = byClient.get(client);
      if (known === undefined) byClient.set(client, [message]);
      else known.push(message);
    }
    for (const [first, ...rest] of byClient.values()) {
      if (first === undefined) continue;
      report('absent', { entry: first.entry.index, count: rest.length + 1 }, [
        primary(first, undefined, 'no code_challenge in the query'),
      ]);
    }
  },
});

function lacksChallenge({ parameters, endpoint, duplicateOf }: AuthorizationRequest): boolean {
  const asksForCode = (parameters.value('response_type') ?? '').split(/\s+/).includes('code');
  const isElsewhere = parameters.has('request') || parameters.has('request_uri');
  const isKnown = endpoint.kind !== 'adfs' && endpoint.kind !== 'msa';
  return (
    asksForCode && isKnown && !isElsewhere && !parameters.has('code_challenge') && duplicateOf === undefined
  );
}
