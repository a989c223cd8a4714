import { nativeAuthMfaCapability } from '../../../src/rules/grant/native-auth-mfa-capability.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCiamNative } from '../../support/stories.js';

const { authorizeRequest, CIAM_HOST, har, NATIVE, nativeError, nativeStep } = made;
const begin = (capabilities?: string) =>
  capabilities === undefined
    ? nativeStep('initiate', { step: 0, omit: ['capabilities'] })
    : nativeStep('initiate', { step: 0, set: { capabilities } });
const challenge = nativeStep('challenge', { step: 1 });
const asked = (suberror: string) =>
  nativeStep('token', { step: 2 }, nativeError('invalid_grant', { suberror }));
const body = { entry: 0, pointer: '/request/postData/text' };
const answer = { entry: 2, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(nativeAuthMfaCapability, {
  quiet: {
    'a whole sign-in': har(healthyCiamNative()),
    'a second factor, declared': har(begin('mfa_required'), challenge, asked('mfa_required')),
    'under its name of sign-up': har(
      nativeStep('signup/start', {
        step: 0,
        omit: ['capabilities'],
        extra: { capability: 'registration_required' },
      }),
      nativeStep('signup/challenge', { step: 1 }),
      nativeStep(
        'signup/continue',
        { step: 2 },
        nativeError('invalid_grant', { suberror: 'registration_required' }),
      ),
    ),
    'the app goes on in the browser': har(
      begin(),
      challenge,
      asked('mfa_required'),
      authorizeRequest({ clientId: NATIVE, clientType: 'native', host: CIAM_HOST }),
    ),
    'a wrong code': har(begin(), challenge, asked('invalid_oob_value')),
    'a removed value': har(begin('[REDACTED]'), challenge, asked('mfa_required')),
  },
  cannotTell: {
    'the beginning was not recorded': har(asked('mfa_required')),
  },
  reports: {
    'nothing declared': {
      capture: har(begin(), challenge, asked('mfa_required')),
      findings: [{ messageId: 'undeclared', at: [answer, body] }],
    },
    'the other one declared': {
      capture: har(begin('mfa_required'), challenge, asked('registration_required')),
      findings: [{ messageId: 'undeclared', at: [answer, { ...body, within: ['form', 'capabilities'] }] }],
    },
  },
});
