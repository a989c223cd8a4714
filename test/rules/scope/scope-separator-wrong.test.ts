import { scopeSeparatorWrong } from '../../../src/rules/scope/scope-separator-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const asked = (scope: string) => tokenRequest({ scope }, tokenError(70011));
const scope = { pointer: '/request/postData/text', within: ['form', 'scope'] };
const plusForBlank = made.changed(asked('x'), {});

ruleTest(scopeSeparatorWrong, {
  quiet: {
    spaces: har(healthyCodeFlow()),
    B2C: har(healthyB2c()),
    'two spaces': har(asked('User.Read  openid')),
    'a plus that stands for a blank': har({
      ...plusForBlank,
      requestBody: 'grant_type=refresh_token&scope=User.Read+openid',
    }),
    'a redacted scope': har(asked('[REDACTED]')),
  },
  reports: {
    commas: {
      capture: har(asked('User.Read,Mail.Read')),
      findings: [{ messageId: 'separator', at: [{ entry: 0, ...scope }] }],
    },
    semicolons: { capture: har(asked('User.Read;Mail.Read')), findings: [{ messageId: 'separator' }] },
    'a JSON list': { capture: har(asked('["User.Read"]')), findings: [{ messageId: 'separator' }] },
    'encoded plus signs': {
      capture: har(asked('User.Read+Mail.Read')),
      findings: [{ messageId: 'separator' }],
    },
  },
});
