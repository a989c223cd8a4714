import { fragmentResponseToServer } from '../../../src/rules/redirect/fragment-response-to-server.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, authorizeRequest, callback, har, tokenRequest } = made;
const ask = (options: made.AuthorizeOptions = {}) =>
  authorizeRequest({ clientType: 'web', responseMode: 'fragment', ...options });
const failed = (authorize: ReturnType<typeof ask>, status = 400) =>
  callback(authorize, {}, answered(status, '<html>code missing</html>'));
const usual = ask({ responseType: 'id_token', omit: ['response_mode'] });

ruleTest(fragmentResponseToServer, {
  quiet: {
    'a single-page app': har(authorizeRequest(), callback(authorizeRequest()), tokenRequest()),
    'a page that reads the fragment': har(ask(), callback(ask())),
    'a page whose calls work, although it answers 403': har(
      ask(),
      failed(ask(), 403),
      tokenRequest({ clientType: 'web' }),
    ),
    'nobody is there': har(ask(), failed(ask(), 404)),
    'the answer is posted': har(
      ask({ responseMode: 'form_post' }),
      callback(ask({ responseMode: 'form_post' }), {}, answered(400)),
    ),
  },
  reports: {
    'asked for': {
      capture: har(ask(), failed(ask())),
      findings: [
        {
          messageId: 'asked',
          at: [
            { entry: 0, pointer: '/request/url', within: ['query', 'response_mode'] },
            { entry: 1, pointer: '/response/status' },
          ],
        },
      ],
    },
    'by default for an id_token': {
      capture: har(usual, failed(usual, 500)),
      findings: [
        {
          messageId: 'usual',
          at: [
            { entry: 0, pointer: '/request/url', within: ['query', 'response_type'] },
            { entry: 1, pointer: '/response/status' },
          ],
        },
      ],
    },
  },
});
