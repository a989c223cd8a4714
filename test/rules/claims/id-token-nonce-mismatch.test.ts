import { idTokenNonceMismatch } from '../../../src/rules/claims/id-token-nonce-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyHybridFlow, healthyRefreshFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, idToken, tokenAnswer, tokenRequest } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const redeem = (token: string) =>
  har(authorize, callback(authorize), tokenRequest({ clientType: 'web' }, tokenAnswer({ idToken: token })));

ruleTest(idTokenNonceMismatch, {
  quiet: {
    'the nonce that was sent': har(healthyCodeFlow()),
    'in the front channel': har(healthyHybridFlow()),
    'a refresh keeps or drops it': har(healthyRefreshFlow()),
    'a redemption whose request is not in the capture': har(
      tokenRequest({}, tokenAnswer({ idToken: idToken({ nonce: 'another' }) })),
    ),
  },
  reports: {
    'another nonce': {
      capture: redeem(idToken({ nonce: 'not-the-one-that-was-sent' })),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 2, pointer: '/response/content/text', within: ['json', 'id_token', 'payload', 'nonce'] },
            { entry: 0, pointer: '/request/url', within: ['query', 'nonce'] },
          ],
        },
      ],
    },
    'another nonce, where the code was removed and the state joins': {
      capture: har(
        authorize,
        callback(authorize),
        tokenRequest(
          { clientType: 'web', code: '[REDACTED]' },
          tokenAnswer({ idToken: idToken({ nonce: 'not-the-one-that-was-sent' }) }),
        ),
      ),
      findings: [{ messageId: 'differs' }],
    },
    'no nonce': { capture: redeem(idToken({ nonce: undefined })), findings: [{ messageId: 'absent' }] },
  },
});
