import { captureStartsLate } from '../../../src/rules/capture/capture-starts-late.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyDeviceFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har } = made;
const steps = healthyCodeFlow();

ruleTest(captureStartsLate, {
  quiet: { 'from the beginning': har(steps), 'a flow without a browser': har(healthyDeviceFlow()) },
  reports: {
    'at the password': { capture: har(steps.slice(4)), findings: [{ messageId: 'step' }] },
    'at the callback': {
      capture: har(callback(authorizeRequest({ clientType: 'web' }))),
      findings: [{ messageId: 'callback' }],
    },
  },
});
