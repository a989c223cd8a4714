import { accountTypeVsAuthority } from '../../../src/rules/authority/account-type-vs-authority.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

const notInTenant = (provider: string) =>
  tokenError(50020, {
    text: `User account 'ada@example.com' from identity provider '${provider}' does not exist in tenant 'Contoso' and cannot access the application.`,
  });

ruleTest(accountTypeVsAuthority, {
  quiet: {
    'it fits': har(tokenRequest()),
    'another refusal': har(tokenRequest({}, tokenError(50034))),
    'a work account of another tenant': har(
      tokenRequest({}, notInTenant('https://sts.windows.net/9e3f6e9d-6f0b-4c0b-8a3c-1d3b5a7c9e11/')),
    ),
  },
  reports: {
    'a personal account at a tenant': {
      capture: har(
        authorizeRequest({ loginHint: 'ada@example.com' }),
        tokenRequest({}, notInTenant('live.com')),
      ),
      findings: [
        {
          messageId: 'personal',
          at: [
            { entry: 1, pointer: '/request/url' },
            { entry: 0, pointer: '/request/url', within: ['query', 'login_hint'] },
            { entry: 1, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
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
