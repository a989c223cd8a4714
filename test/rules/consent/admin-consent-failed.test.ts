import { adminConsentFailed } from '../../../src/rules/consent/admin-consent-failed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { adminConsent, adminConsentCallback, har } = made;

ruleTest(adminConsentFailed, {
  quiet: {
    'consent was given': har(adminConsent(), adminConsentCallback()),
    'a sign-in that fails has no admin_consent': har(
      made.authorizeRequest({ answer: 'error', error: 65004 }),
    ),
  },
  reports: {
    'an error': {
      capture: har(
        adminConsent(),
        adminConsentCallback({
          result: { error: 'access_denied', error_description: 'AADSTS65004: no', admin_consent: 'True' },
        }),
      ),
      findings: [{ messageId: 'error' }],
    },
    'another tenant': {
      capture: har(
        adminConsent(),
        adminConsentCallback({ result: { admin_consent: 'True', tenant: made.OTHER_TENANT } }),
      ),
      findings: [{ messageId: 'otherTenant' }],
    },
    'no confirmation': {
      capture: har(adminConsent(), adminConsentCallback({ result: { admin_consent: 'False' } })),
      findings: [{ messageId: 'unconfirmed' }],
    },
  },
});
