import { nativeAuthStaleContinuationToken } from '../../../src/rules/grant/native-auth-stale-continuation-token.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCiamNative } from '../../support/stories.js';

const { har, nativeError, nativeStep } = made;
const begin = nativeStep('initiate', { step: 0 });
const challenge = nativeStep('challenge', { step: 1 });
const refused = (step: number, error = 'invalid_grant', suberror?: string) =>
  nativeStep('token', { step }, nativeError(error, suberror === undefined ? {} : { suberror }));
const sent = { pointer: '/request/postData/text', within: ['form', 'continuation_token'] };
const got = { pointer: '/response/content/text', within: ['json', 'continuation_token'] };

ruleTest(nativeAuthStaleContinuationToken, {
  quiet: {
    'a whole sign-in': har(healthyCiamNative()),
    'the newest token, refused': har(begin, challenge, refused(2)),
    'an older token, and a mistyped code is what the server minds': har(
      begin,
      challenge,
      refused(1, 'invalid_grant', 'invalid_oob_value'),
    ),
    'two chains at a time': har(
      begin,
      nativeStep('initiate', { step: 10 }),
      nativeStep('challenge', { step: 11 }),
      nativeStep('challenge', { step: 1 }, nativeError('invalid_grant')),
    ),
    'issued out of sight': har(refused(1)),
    'tried again with the same token after a refusal that brought none': har(
      begin,
      challenge,
      refused(2),
      refused(2),
    ),
  },
  reports: {
    'the token before the last': {
      capture: har(begin, challenge, refused(1)),
      findings: [
        {
          messageId: 'stale',
          at: [
            { entry: 2, ...sent },
            { entry: 0, ...got },
            { entry: 1, ...got },
          ],
        },
      ],
    },
    'and the server says that it has expired': {
      capture: har(begin, challenge, refused(1, 'expired_token')),
      findings: [{ messageId: 'stale' }],
    },
  },
});
