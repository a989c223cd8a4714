import { rfc } from '../define-rule.js';
import { redemptionRule } from '../families/redemption.js';

/** Reports a verifier for a code that was asked for without a challenge; only where the code itself joins the two. */
export const pkceVerifierWithoutChallenge = redemptionRule({
  meta: {
    id: 'pkce-verifier-without-challenge',
    category: 'pkce',
    title: 'A PKCE verifier without a challenge',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      noChallenge:
        'Entry {token} sends a code_verifier, but entry {authorize}, which asked for the code, sent no code_challenge.',
    },
    why: 'The verifier protects nothing without its challenge. Either the challenge was lost on the way to the sign-in page, or somebody took it out to get around PKCE.',
    fix: [
      'Compare the sign-in URL that the app builds with the one that was recorded: a proxy or a redirect may drop parameters.',
      'Look for a second place in the app that builds sign-in URLs by hand.',
    ],
    references: [rfc(9700, '4.8.2'), rfc(9700, '2.1.1'), rfc(7636, '4.3')],
    supersedes: ['pkce-absent', 'client-secret-in-url'],
  },
  findFault: (request, origin) => {
    const verifier = request.parameters.get('code_verifier');
    if (verifier === undefined || verifier.value === '' || origin.by !== 'code') return undefined;
    const { parameters } = origin.request;
    // A request object or a pushed request may hold the challenge out of sight (RFC 9101, RFC 9126).
    const isElsewhere = parameters.has('request') || parameters.has('request_uri');
    if (parameters.has('code_challenge') || isElsewhere) return undefined;
    return {
      messageId: 'noChallenge',
      redeemed: { place: verifier, judgedBy: 'presence', note: 'a verifier' },
      asked: { note: 'no code_challenge in the query' },
    };
  },
});
