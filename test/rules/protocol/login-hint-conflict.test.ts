import { loginHintConflict } from '../../../src/rules/protocol/login-hint-conflict.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;

const hinted = (domain: string) =>
  authorizeRequest({
    loginHint: 'ada.lindqvist@contoso.example',
    extra: { domain_hint: domain },
    answer: 'error-page',
    error: 90023,
  });

ruleTest(loginHintConflict, {
  quiet: {
    'a hint alone': har(authorizeRequest({ loginHint: 'ada.lindqvist@contoso.example' })),
    'the domain of the account': har(hinted('contoso.example')),
    'a kind of accounts for a domain': har(hinted('organizations')),
    'both, and it worked': har(
      authorizeRequest({ prompt: 'select_account', loginHint: 'ada.lindqvist@contoso.example' }),
    ),
  },
  reports: {
    'an account of one domain, and another domain': {
      capture: har(hinted('fabrikam.example')),
      findings: [
        {
          messageId: 'otherDomain',
          at: [
            { entry: 0, pointer: '/request/url', within: ['query', 'domain_hint'] },
            { entry: 0, pointer: '/request/url', within: ['query', 'login_hint'] },
          ],
        },
      ],
    },
    'both, and refused': {
      capture: har(
        authorizeRequest({
          prompt: 'select_account',
          loginHint: 'ada.lindqvist@contoso.example',
          answer: 'error-page',
          error: 90023,
        }),
      ),
      findings: [
        {
          messageId: 'conflict',
          at: [
            { entry: 0, pointer: '/request/url', within: ['query', 'prompt'] },
            { entry: 0, pointer: '/request/url', within: ['query', 'login_hint'] },
          ],
        },
      ],
    },
  },
});
