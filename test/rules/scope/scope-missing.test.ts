import { scopeMissing } from '../../../src/rules/scope/scope-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyDeviceFlow, healthyOboChain } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const without = { omit: ['scope'] } as const;

ruleTest(scopeMissing, {
  quiet: {
    'a daemon': har(healthyClientCredentials()),
    'an exchange': har(healthyOboChain()),
    'a device': har(healthyDeviceFlow()),
    'the redemption of a code needs none': har(tokenRequest(without, tokenError(900144))),
    'a refresh needs none': har(tokenRequest({ grant: 'refresh_token', ...without }, tokenError(900144))),
    'the first version has resource': har(
      tokenRequest(
        { grant: 'client_credentials', version: 'v1', resource: 'https://graph.microsoft.com', ...without },
        tokenError(900144),
      ),
    ),
    'a body that was not recorded': har.options({ postData: 'omit' })(
      tokenRequest({ grant: 'client_credentials', ...without }, tokenError(900144)),
    ),
    'a redacted scope': har(
      tokenRequest({ grant: 'client_credentials', scope: '[REDACTED]' }, tokenError(900144)),
    ),
  },
  reports: {
    'a daemon without scope': {
      capture: har(tokenRequest({ grant: 'client_credentials', ...without }, tokenError(900144))),
      findings: [{ messageId: 'absent', at: [{ entry: 0, pointer: '/request/postData/text' }] }],
    },
    'an exchange with an empty scope': {
      capture: har(tokenRequest({ grant: 'on_behalf_of', scope: '' }, tokenError(90014))),
      findings: [
        {
          messageId: 'empty',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    'a device without scope': {
      capture: har(
        made.deviceCodeRequest(
          without,
          made.answered(400, { error: 'invalid_request', error_description: 'AADSTS900144: x' }),
        ),
      ),
      findings: [{ messageId: 'absent' }],
    },
  },
});
