import { nativeAuthRedirectMissing } from '../../../src/rules/grant/native-auth-redirect-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCiamNative } from '../../support/stories.js';

const { har, nativeError, nativeStep } = made;
const place = { entry: 0, pointer: '/request/postData/text', within: ['form', 'challenge_type'] };
const refused = nativeError('unsupported_challenge_type', { code: 901007 });
const begin = (challengeType: string) => har(nativeStep('initiate', { challengeType }, refused));

ruleTest(nativeAuthRedirectMissing, {
  quiet: {
    'a whole sign-in': har(healthyCiamNative()),
    'redirect alone': begin('redirect'),
    'the parameter is missing altogether': har(nativeStep('initiate', { omit: ['challenge_type'] }, refused)),
    'a removed value': begin('[REDACTED]'),
  },
  reports: {
    'without redirect': { capture: begin('oob password'), findings: [{ messageId: 'missing', at: [place] }] },
    'a list with commas': {
      capture: begin('oob,redirect'),
      findings: [{ messageId: 'missing', at: [place] }],
    },
    'accepted all the same': {
      capture: har(nativeStep('initiate', { challengeType: 'oob' })),
      findings: [{ messageId: 'missing', severity: 'info' }],
    },
  },
});
