import { parameterNameTypo } from '../../../src/rules/protocol/parameter-name-typo.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;

ruleTest(parameterNameTypo, {
  quiet: {
    'spelt right': har(tokenRequest({}, tokenError(70008))),
    'extras of the libraries': har(
      tokenRequest({ extra: { client_info: '1', scopes_used: 'x' } }, tokenError(70008)),
    ),
    'misspelt, and accepted': har(tokenRequest({ extra: { redirect_url: 'x' } })),
  },
  reports: {
    redirect_url: {
      capture: har(
        tokenRequest(
          { omit: ['redirect_uri'], extra: { redirect_url: 'https://client.example/' } },
          tokenError(900144),
        ),
      ),
      findings: [
        {
          messageId: 'typo',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'redirect_url'] }],
        },
      ],
    },
    clientid: {
      capture: har(
        tokenRequest({ omit: ['client_id'], extra: { clientid: made.CLIENT } }, tokenError(900144)),
      ),
      findings: [{ messageId: 'typo' }],
    },
  },
});
