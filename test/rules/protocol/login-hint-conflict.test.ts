import { loginHintConflict } from '../../../src/rules/protocol/login-hint-conflict.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;

ruleTest(loginHintConflict, {
  quiet: {
    'a hint alone': har(authorizeRequest({ loginHint: 'ada.lindqvist@contoso.example' })),
    'both, and it worked': har(
      authorizeRequest({ prompt: 'select_account', loginHint: 'ada.lindqvist@contoso.example' }),
    ),
  },
  reports: {
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
