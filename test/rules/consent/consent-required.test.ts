import { consentRequired } from '../../../src/rules/consent/consent-required.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const declined = authorizeRequest({ clientType: 'web', answer: 'error', error: 65004 });
const silent = authorizeRequest({ prompt: 'none', answer: 'error', error: 65001 });

ruleTest(consentRequired, {
  quiet: {
    'consent was given': har(tokenRequest()),
    'another refusal': har(tokenRequest({}, tokenError(50076))),
    'a silent probe that asks for consent is followed by a sign-in': har(silent, callback(silent)),
  },
  reports: {
    'some of the permissions are for administrators to give': {
      capture: har(
        authorizeRequest({
          clientType: 'web',
          scope:
            'openid User.Read Group.Read.All https://graph.microsoft.com/AuditLog.Read.All api://x/Directory.Read.All',
          answer: 'error-page',
          error: 65001,
        }),
      ),
      findings: [
        {
          messageId: 'missing',
          data: {
            adminOnly: ' Only an administrator can ever consent to Group.Read.All and AuditLog.Read.All.',
          },
        },
      ],
    },
    'nobody has consented': {
      capture: har(
        tokenRequest(
          { grant: 'on_behalf_of', assertion: made.accessTokenV2({ aud: made.API }) },
          tokenError(65001),
        ),
      ),
      findings: [
        {
          messageId: 'missing',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
          ],
        },
      ],
    },
    'only an administrator may': {
      capture: har(authorizeRequest({ clientType: 'web', answer: 'error-page', error: 90094 })),
      findings: [{ messageId: 'admin' }],
    },
    'the user said no': { capture: har(declined, callback(declined)), findings: [{ messageId: 'declined' }] },
  },
});
