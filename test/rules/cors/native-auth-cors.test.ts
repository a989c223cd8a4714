import { nativeAuthCors } from '../../../src/rules/cors/native-auth-cors.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, har, nativeStep } = made;

ruleTest(nativeAuthCors, {
  quiet: {
    'a native app': har(nativeStep('initiate')),
    'an answer was read': har(
      nativeStep('initiate', { requestHeaders: { Origin: 'https://client.example' } }),
    ),
  },
  reports: {
    'a page, and no answer': {
      capture: har(
        nativeStep('initiate', { requestHeaders: { Origin: 'https://client.example' } }, answered(0)),
      ),
      findings: [{ messageId: 'direct' }],
    },
  },
});
