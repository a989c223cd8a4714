import { implicitNotEnabled } from '../../../src/rules/grant/implicit-not-enabled.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const ask = (options: made.AuthorizeOptions) =>
  authorizeRequest({ responseType: 'id_token token', scope: 'openid', answer: 'error', ...options });
const type = { entry: 0, pointer: '/request/url', within: ['query', 'response_type'] };
const unnamed = { omit: ['error_description'], set: { error: 'unsupported_response_type' } };

ruleTest(implicitNotEnabled, {
  quiet: {
    'tokens that are delivered': har(ask({ answer: 'deliver' })),
    'another error': har(ask({ error: 65004 })),
    'the openid scope is missing': har(ask({ error: 70005, scope: 'User.Read' })),
    'the code speaks of a token that was not asked for': har(
      ask({ error: 700051, responseType: 'id_token' }),
    ),
    'a code alone': har(ask({ error: 70005, responseType: 'code' })),
  },
  reports: {
    'an id_token, answered on a page': {
      capture: har(ask({ error: 700054, answer: 'error-page' })),
      findings: [
        {
          messageId: 'refused',
          at: [
            type,
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['html', '$Config', 'strServiceExceptionMessage'],
            },
          ],
        },
      ],
    },
    'an access token, answered by redirect': {
      capture: har(ask({ error: 700051, responseMode: 'query' })),
      findings: [{ messageId: 'refused' }],
    },
    'only the callback is recorded with its error': {
      capture: har(ask({ answer: 'page' }), callback(ask({ error: 700054, responseMode: 'query' }))),
      findings: [
        {
          messageId: 'refused',
          at: [type, { entry: 1, pointer: '/request/url', within: ['query', 'error_description'] }],
        },
      ],
    },
    'an error without a code': {
      capture: har(ask({ responseMode: 'query', response: unnamed })),
      findings: [{ messageId: 'refused' }],
    },
  },
});
