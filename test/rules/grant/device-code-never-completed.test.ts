import { deviceCodeNeverCompleted } from '../../../src/rules/grant/device-code-never-completed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyDeviceFlow } from '../../support/stories.js';

const { deviceCodeRequest, har } = made;
const error = { pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(deviceCodeNeverCompleted, {
  quiet: {
    'the whole flow': har(healthyDeviceFlow()),
    'the code expired': har(healthyDeviceFlow({ outcomes: ['pending', 'expired'] })),
    'the user said no': har(healthyDeviceFlow({ outcomes: ['pending', 'declined'] })),
    'no poll at all': har(deviceCodeRequest()),
  },
  reports: {
    'waiting to the end': {
      capture: har(healthyDeviceFlow({ outcomes: ['pending', 'slow_down', 'pending'] })),
      findings: [
        {
          messageId: 'waiting',
          at: [
            { entry: 3, ...error },
            { entry: 0, pointer: '/request/url' },
          ],
        },
      ],
    },
    'the first request was not recorded': {
      capture: har(healthyDeviceFlow({ outcomes: ['pending'] }).slice(1)),
      findings: [{ messageId: 'waiting', at: [{ entry: 0, ...error }] }],
    },
  },
});
