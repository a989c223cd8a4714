import { clientAssertionTooLong } from '../../../src/rules/hygiene/client-assertion-too-long.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, externalFederatedAssertion, har, tokenRequest } = made;
const NBF = 1_772_442_000;
const by = (clientAssertionText: string) =>
  har(
    tokenRequest({
      grant: 'client_credentials',
      credential: 'certificate',
      clientAssertion: clientAssertionText,
    }),
  );

ruleTest(clientAssertionTooLong, {
  quiet: {
    'ten minutes, as MSAL makes it': by(clientAssertion()),
    'a token of another issuer lives as that issuer likes': by(
      externalFederatedAssertion({ nbf: NBF, iat: NBF, exp: NBF + 7200 }),
    ),
  },
  reports: {
    'a day': {
      capture: by(clientAssertion({ nbf: NBF, iat: NBF, exp: NBF + 86_400 })),
      findings: [
        {
          messageId: 'long',
          at: [
            {
              entry: 0,
              pointer: '/request/postData/text',
              within: ['form', 'client_assertion', 'payload', 'exp'],
            },
          ],
        },
      ],
    },
  },
});
