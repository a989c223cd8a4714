import { silentRequestNeedsInteraction } from '../../../src/rules/consent/silent-request-needs-interaction.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const silent = authorizeRequest({ prompt: 'none', answer: 'error', error: 50058 });

ruleTest(silentRequestNeedsInteraction, {
  quiet: {
    'a sign-in follows': har(silent, callback(silent), authorizeRequest({ attempt: 2, answer: 'page' })),
    'it worked': har(authorizeRequest({ prompt: 'none' })),
  },
  reports: {
    'nothing follows': {
      capture: har(silent, callback(silent)),
      findings: [{ messageId: 'noFollowUp' }],
    },
  },
});
