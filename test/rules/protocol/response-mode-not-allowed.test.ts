import { responseModeNotAllowed } from '../../../src/rules/protocol/response-mode-not-allowed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;
const page = (options: made.AuthorizeOptions) =>
  har(authorizeRequest({ answer: 'error-page', error: 70007, ...options }));

ruleTest(responseModeNotAllowed, {
  quiet: {
    'a code in the query': har(authorizeRequest({ clientType: 'web', responseMode: 'query' })),
    'tokens in the fragment': har(authorizeRequest({ responseType: 'id_token', responseMode: 'fragment' })),
    'a form post': har(
      authorizeRequest({ clientType: 'web', responseType: 'code id_token', responseMode: 'form_post' }),
    ),
  },
  reports: {
    'tokens in the query': {
      capture: page({ responseType: 'id_token token', responseMode: 'query' }),
      findings: [
        {
          messageId: 'tokensInQuery',
          at: [
            { entry: 0, pointer: '/request/url', within: ['query', 'response_mode'] },
            { entry: 0, pointer: '/request/url', within: ['query', 'response_type'] },
          ],
        },
      ],
    },
    'a mode that does not exist': {
      capture: page({ set: { response_mode: 'form-post' } }),
      findings: [{ messageId: 'unknown' }],
    },
  },
});
