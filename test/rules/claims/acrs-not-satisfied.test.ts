import { acrsNotSatisfied } from '../../../src/rules/claims/acrs-not-satisfied.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, claimsChallenge, graphToken, har } = made;
const first = apiCall({ token: graphToken() }, claimsChallenge());
const newer = (claims: Record<string, unknown>, ...answer: [] | [made.Answer]) =>
  apiCall({ token: graphToken({ uti: 'AnotherTokenIdentifier1', ...claims }) }, ...answer);

ruleTest(acrsNotSatisfied, {
  quiet: {
    'the new token has it': har(first, newer({ acrs: ['c1'] })),
    'a new token that nobody can read': har(
      first,
      apiCall({ token: made.encryptedToken() }, claimsChallenge()),
      apiCall({ token: made.msaOpaqueToken() }, claimsChallenge()),
    ),
    'one challenge only': har(first),
    'the same token again is another fault': har(first, first),
  },
  reports: {
    'asked again': {
      capture: har(first, newer({}, claimsChallenge())),
      findings: [{ messageId: 'lacking' }],
    },
  },
});
