import { deviceIdentityNotPresented } from '../../../src/rules/consent/device-identity-not-presented.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, prtCookie } = made;
const page = (requestHeaders: Record<string, string> = {}) =>
  authorizeRequest({ answer: 'error-page', error: 53000, requestHeaders });

ruleTest(deviceIdentityNotPresented, {
  quiet: {
    'the device showed itself': har(page({ 'x-ms-RefreshTokenCredential': prtCookie() })),
    'the device showed its credential': har(page({ 'x-ms-DeviceCredential': prtCookie() })),
    'another refusal': har(authorizeRequest({ answer: 'error-page', error: 50105 })),
  },
  reports: {
    'nothing of the device': {
      capture: har(page()),
      findings: [
        {
          messageId: 'absent',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['html', '$Config', 'strServiceExceptionMessage'],
            },
          ],
        },
      ],
    },
  },
  cannotTell: { 'a sanitized export': har.options({ sanitized: true })(page()) },
});
