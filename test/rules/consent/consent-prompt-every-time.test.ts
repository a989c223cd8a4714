import { consentPromptEveryTime } from '../../../src/rules/consent/consent-prompt-every-time.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const sign = (attempt: number, prompt?: string) => {
  const request = authorizeRequest({
    clientType: 'web',
    attempt,
    ...(prompt === undefined ? {} : { prompt }),
  });
  return [request, callback(request)];
};

ruleTest(consentPromptEveryTime, {
  quiet: {
    'the first run only': har(sign(1, 'consent'), sign(2)),
    'another prompt': har(sign(1, 'select_account'), sign(2, 'select_account')),
  },
  reports: {
    'on every sign-in': {
      capture: har(sign(1, 'consent'), sign(2, 'consent')),
      findings: [
        {
          messageId: 'repeated',
          at: [
            { entry: 2, pointer: '/request/url', within: ['query', 'prompt'] },
            { entry: 0, pointer: '/request/url', within: ['query', 'prompt'] },
          ],
        },
      ],
    },
  },
});
