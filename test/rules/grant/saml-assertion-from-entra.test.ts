import { samlAssertionFromEntra } from '../../../src/rules/grant/saml-assertion-from-entra.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, samlAssertion, TENANT, tokenError, tokenRequest } = made;
const issuer = `https://sts.windows.net/${TENANT}/`;
const send = (grant: made.Grant, options: made.SamlOptions) => {
  const assertion = Buffer.from(samlAssertion(options)).toString('base64url');
  return har(tokenRequest({ grant, assertion }, tokenError(50107)));
};
const at = [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'assertion'] }];

ruleTest(samlAssertionFromEntra, {
  quiet: {
    'an assertion of AD FS': send('saml2-bearer', {}),
    'of AD FS, version 1.1': send('saml1_1-bearer', { version: '1.1' }),
    'a name that only looks like Entra’s': send('saml2-bearer', {
      issuer: 'https://sts.windows.net.evil.example/x/',
    }),
    'a sign-in by SAML is no grant': har(made.samlSignIn({ at: 0 })),
  },
  reports: {
    'version 2.0': { capture: send('saml2-bearer', { issuer }), findings: [{ messageId: 'own', at }] },
    'version 1.1': {
      capture: send('saml1_1-bearer', { issuer, version: '1.1' }),
      findings: [{ messageId: 'own', at }],
    },
  },
});
