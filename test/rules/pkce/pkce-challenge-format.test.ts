import { pkceChallengeFormat } from '../../../src/rules/pkce/pkce-challenge-format.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, pkce } = made;
const asked = (challenge: string, set: Record<string, string> = {}) =>
  har(authorizeRequest({ answer: 'error', error: 501491, set: { code_challenge: challenge, ...set } }));
const place = { entry: 0, pointer: '/request/url', within: ['query', 'code_challenge'] };
const bad = (challenge: string) => ({
  capture: asked(challenge),
  findings: [{ messageId: 'malformed', at: [place] }],
});

ruleTest(pkceChallengeFormat, {
  quiet: {
    'a usual one': har(authorizeRequest()),
    'the plain method takes a verifier': asked(`${'a'.repeat(50)}.~`, { code_challenge_method: 'plain' }),
    'a removed one': asked('[REDACTED]'),
    'no PKCE': har(authorizeRequest({ pkce: false })),
  },
  reports: {
    padded: bad(`${pkce().challenge}=`),
    'plain base64': bad(`${'a'.repeat(42)}/`),
    'plain base64 whose + became a blank': bad(`${'a'.repeat(42)} `),
    hexadecimal: bad('0123456789abcdef'.repeat(4)),
    'the verifier itself': bad('a'.repeat(64)),
    'a dot': bad(`${'a'.repeat(42)}.`),
    'one character short': bad('a'.repeat(42)),
  },
});
