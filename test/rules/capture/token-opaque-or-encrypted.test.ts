import { tokenOpaqueOrEncrypted } from '../../../src/rules/capture/token-opaque-or-encrypted.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { encryptedToken, har, msaOpaqueToken, tokenAnswer, tokenRequest } = made;
const issue = (accessToken: string) => har(tokenRequest({}, tokenAnswer({ accessToken })));

ruleTest(tokenOpaqueOrEncrypted, {
  quiet: { 'a JWT': har(tokenRequest()), 'a redacted token': issue('[REDACTED]') },
  reports: {
    'for a personal account': {
      capture: issue(msaOpaqueToken(1)),
      findings: [
        {
          messageId: 'opaque',
          at: [{ entry: 0, pointer: '/response/content/text', within: ['json', 'access_token'] }],
        },
      ],
    },
    encrypted: { capture: issue(encryptedToken(1)), findings: [{ messageId: 'encrypted' }] },
  },
});
