import { b2cPolicyMismatch } from '../../../src/rules/authority/b2c-policy-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { b2cAccessToken, b2cAuthorize, b2cIdToken, b2cToken, callback, har, tokenAnswer, tokenError } = made;
const sign = b2cAuthorize();
const reset = b2cAuthorize({ policy: 'B2C_1_reset', attempt: 2 });

const of = (tfp: string) =>
  tokenAnswer({ idToken: b2cIdToken({ tfp }), accessToken: b2cAccessToken({ tfp }) });

ruleTest(b2cPolicyMismatch, {
  quiet: {
    'one policy': har(sign, callback(sign), b2cToken()),
    'the password was reset by a policy of its own': har(
      sign,
      callback(b2cAuthorize({ answer: 'error', error: 'AADB2C90118' })),
      reset,
      callback(reset),
      b2cToken({ policy: 'B2C_1_reset', attempt: 2 }, of('b2c_1_RESET')),
    ),
    'the same name in other letters': har(sign, callback(sign), b2cToken({ policy: 'b2c_1a_SIGNUP_signin' })),
  },
  reports: {
    'a token that another policy made': {
      capture: har(b2cToken({}, of('B2C_1_edit'))),
      findings: [
        {
          messageId: 'token',
          severity: 'info',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'id_token', 'payload', 'tfp'] },
          ],
        },
      ],
    },
    'another policy': {
      capture: har(sign, callback(sign), b2cToken({ policy: 'B2C_1_edit' }, tokenError('AADB2C90088'))),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 2, pointer: '/request/url' },
            { entry: 0, pointer: '/request/url' },
          ],
        },
      ],
    },
    'a refresh with another policy': {
      capture: har(
        b2cToken(),
        b2cToken({ grant: 'refresh_token', policy: 'B2C_1_edit' }, tokenError('AADB2C90088')),
      ),
      findings: [{ messageId: 'differs' }],
    },
  },
});
