import { entraErrorObserved } from '../../../src/rules/protocol/entra-error-observed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyDeviceFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const refused = authorizeRequest({ clientType: 'web', answer: 'error', error: 65004 });
const sign = authorizeRequest();
const silent = authorizeRequest({ prompt: 'none', answer: 'error', error: 50058 });

const MAIL_URL = 'https://graph.microsoft.com/v1.0/me/messages';
const refusedCall = (at: number, url?: string) =>
  made.apiCall({ at, token: null, ...(url === undefined ? {} : { url }) }, made.apiUnauthorized());

ruleTest(entraErrorObserved, {
  quiet: {
    'no error': har(tokenRequest()),
    'a device code that is still pending': har(healthyDeviceFlow()),
    'a silent request without a session': har(silent, callback(silent)),
  },
  reports: {
    'once, however often the client tries': {
      capture: har(
        sign,
        callback(sign),
        tokenRequest({ at: 3 }, tokenError(70008)),
        tokenRequest({ at: 9 }, tokenError(70008)),
      ),
      findings: [{ messageId: 'known', data: { entry: 2 } }],
    },
    'a call that was refused before it was accepted': {
      capture: har(refusedCall(0), made.apiCall({ at: 2 })),
      findings: [{ messageId: 'unknown', severity: 'info' }],
    },
    'a call that was refused after it had been accepted': {
      capture: har(made.apiCall({ at: 0, url: MAIL_URL }), refusedCall(2, MAIL_URL)),
      findings: [{ messageId: 'unknown' }],
    },
    'a code that entrace knows': {
      capture: har(tokenRequest({}, tokenError(70008))),
      findings: [
        {
          messageId: 'known',
          at: [{ entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] }],
        },
      ],
    },
    'once, although the redirect carries it to the app': {
      capture: har(refused, callback(refused)),
      findings: [{ messageId: 'known' }],
    },
    'a code of a known family': {
      capture: har(tokenRequest({}, tokenError(500139, { text: 'Something new.' }))),
      findings: [{ messageId: 'family' }],
    },
    'an error without a code': {
      capture: har(tokenRequest({}, made.answered(503, { error: 'temporarily_unavailable' }))),
      findings: [{ messageId: 'unknown' }],
    },
  },
});
