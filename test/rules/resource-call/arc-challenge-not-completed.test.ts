import { arcChallengeNotCompleted } from '../../../src/rules/resource-call/arc-challenge-not-completed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { ARC_SECRET, apiCall, arcChallenge, har, managedIdentityRequest } = made;
const challenge = managedIdentityRequest({ source: 'arc' }, arcChallenge());

ruleTest(arcChallengeNotCompleted, {
  quiet: {
    'the key is brought': har(
      challenge,
      managedIdentityRequest({ source: 'arc', arcSecret: ARC_SECRET }),
      apiCall(),
    ),
    'a virtual machine has no challenge': har(healthyManagedIdentity()),
    'the key was brought and refused': har(
      challenge,
      managedIdentityRequest({ source: 'arc', arcSecret: ARC_SECRET }, arcChallenge()),
      apiCall(),
    ),
  },
  reports: {
    'the app goes on without': {
      capture: har(challenge, apiCall({ url: made.API_URL })),
      findings: [{ messageId: 'unanswered', at: [{ entry: 0, pointer: '/response/headers/0/value' }] }],
    },
  },
  cannotTell: { 'the capture ends there': har(challenge) },
});
