import { clientCredentialOnPublicClient } from '../../../src/rules/client-auth/client-credential-on-public-client.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const secret = { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] };
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(clientCredentialOnPublicClient, {
  quiet: {
    'a confidential client': har(tokenRequest({ clientType: 'web' })),
    'another error': har(tokenRequest({ clientType: 'web' }, tokenError(7000215))),
    'the code without any credential in a recorded body': har(tokenRequest({}, tokenError(700025))),
  },
  reports: {
    'a secret of a native app': {
      capture: har(tokenRequest({ clientType: 'native', credential: 'secret' }, tokenError(700025))),
      findings: [{ messageId: 'credential', at: [secret, answer] }],
    },
    'an assertion of a native app': {
      capture: har(tokenRequest({ clientType: 'native', credential: 'certificate' }, tokenError(700025))),
      findings: [{ messageId: 'credential' }],
    },
    'B2C, with the secret in the header': {
      capture: har(tokenRequest({ clientType: 'native', credential: 'basic' }, tokenError('AADB2C90084'))),
      findings: [{ messageId: 'credential' }],
    },
    'the server’s word alone, where no body was recorded': {
      capture: har.options({ postData: 'omit' })(
        tokenRequest({ clientType: 'native', credential: 'secret' }, tokenError(700025)),
      ),
      findings: [{ messageId: 'credential', at: [answer] }],
    },
  },
});
