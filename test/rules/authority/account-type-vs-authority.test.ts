import { accountTypeVsAuthority } from '../../../src/rules/authority/account-type-vs-authority.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

ruleTest(accountTypeVsAuthority, {
  quiet: { 'it fits': har(tokenRequest()), 'another refusal': har(tokenRequest({}, tokenError(50020))) },
  reports: {
    'a work app at consumers': {
      capture: har(authorizeRequest({ tenant: 'consumers', answer: 'error-page', error: 9002332 })),
      findings: [{ messageId: 'wrongKind' }],
    },
    'the password grant at common': {
      capture: har(tokenRequest({ grant: 'password', tenant: 'common' }, tokenError(9001023))),
      findings: [
        {
          messageId: 'wrongKind',
          at: [
            { entry: 0, pointer: '/request/url' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
