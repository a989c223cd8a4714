import { idTokenCHashMismatch } from '../../../src/rules/claims/id-token-c-hash-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyHybridFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, idToken } = made;
const swapped = authorizeRequest({
  clientType: 'web',
  responseType: 'code id_token',
  responseMode: 'form_post',
  code: made.authorizationCode(7),
  idToken: idToken({ c_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
});

ruleTest(idTokenCHashMismatch, {
  quiet: {
    'the hash of the code': har(healthyHybridFlow()),
    'no hash in an id_token of the token endpoint': har(made.tokenRequest()),
    'a redacted code': har(
      authorizeRequest({
        clientType: 'web',
        responseType: 'code id_token',
        responseMode: 'form_post',
        code: '[REDACTED]',
        idToken: idToken({ c_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
      }),
    ),
  },
  reports: {
    'another code': {
      capture: har(swapped, callback(swapped)),
      findings: [
        {
          messageId: 'differs',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['html', 'form', 'id_token', 'payload', 'c_hash'],
            },
            { entry: 0, pointer: '/response/content/text', within: ['html', 'form', 'code'] },
          ],
        },
        { messageId: 'differs' },
      ],
    },
  },
});
