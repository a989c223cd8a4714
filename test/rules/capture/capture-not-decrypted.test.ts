import { captureNotDecrypted } from '../../../src/rules/capture/capture-not-decrypted.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest, tunnel } = made;

ruleTest(captureNotDecrypted, {
  quiet: {
    'tunnels beside what went through them': har(tunnel(), tokenRequest()),
    'a tunnel elsewhere': har(tunnel('client.example')),
  },
  reports: {
    'tunnels to the login host only': {
      capture: har(tunnel(), tunnel()),
      findings: [{ messageId: 'tunnels', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
  },
});
