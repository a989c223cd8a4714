import { nativeAuthWebFallbackIgnored } from '../../../src/rules/grant/native-auth-web-fallback-ignored.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCiamNative } from '../../support/stories.js';

const { answered, authorizeRequest, CIAM_HOST, CLIENT, har, NATIVE, nativeError, nativeStep } = made;
const begin = nativeStep('initiate', { step: 0 });
const redirect = nativeStep('challenge', { step: 1 }, answered(200, { challenge_type: 'redirect' }));
const browser = (clientId: string) =>
  authorizeRequest({ clientId, clientType: 'native', host: CIAM_HOST, answer: 'page' });

ruleTest(nativeAuthWebFallbackIgnored, {
  quiet: {
    'a whole sign-in': har(healthyCiamNative()),
    'the browser takes over': har(begin, redirect, browser(NATIVE)),
    'a refusal': har(begin, nativeStep('challenge', { step: 1 }, nativeError('invalid_grant'))),
  },
  reports: {
    'nothing follows': {
      capture: har(begin, redirect),
      findings: [
        {
          messageId: 'ignored',
          at: [{ entry: 1, pointer: '/response/content/text', within: ['json', 'challenge_type'] }],
        },
      ],
    },
    'a browser sign-in of another client follows': {
      capture: har(begin, redirect, browser(CLIENT)),
      findings: [{ messageId: 'ignored' }],
    },
    'a browser sign-in came before': {
      capture: har(browser(NATIVE), begin, redirect),
      findings: [{ messageId: 'ignored' }],
    },
  },
});
