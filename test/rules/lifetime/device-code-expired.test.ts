import { deviceCodeExpired } from '../../../src/rules/lifetime/device-code-expired.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyDeviceFlow } from '../../support/stories.js';

const { deviceCodeRequest, devicePoll, har } = made;

ruleTest(deviceCodeExpired, {
  quiet: {
    'the user signs in in time': har(healthyDeviceFlow()),
    'still pending': har(deviceCodeRequest(), devicePoll('pending')),
  },
  reports: {
    'polled too late': {
      capture: har(deviceCodeRequest({ at: 0 }), devicePoll('expired', { at: 1000 })),
      findings: [
        {
          messageId: 'late',
          at: [
            { entry: 1, pointer: '/request/postData/text', within: ['form', 'device_code'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'expires_in'] },
          ],
        },
      ],
    },
    'the beginning is not in the capture': {
      capture: har(devicePoll('expired')),
      findings: [{ messageId: 'said' }],
    },
  },
});
