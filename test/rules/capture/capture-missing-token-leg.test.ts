import { captureMissingTokenLeg } from '../../../src/rules/capture/capture-missing-token-leg.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyImplicitFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har } = made;
const authorize = authorizeRequest({ clientType: 'web' });

ruleTest(captureMissingTokenLeg, {
  quiet: {
    'a browser redeems in sight': har(healthyCodeFlow()),
    'no code to redeem': har(healthyImplicitFlow()),
  },
  reports: {
    'a server app': { capture: har(authorize, callback(authorize)), findings: [{ messageId: 'server' }] },
  },
});
