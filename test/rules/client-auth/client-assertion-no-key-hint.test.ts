import { clientAssertionNoKeyHint } from '../../../src/rules/client-auth/client-assertion-no-key-hint.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, externalFederatedAssertion, har, tokenError, tokenRequest } = made;
const by = (clientAssertion: string, answer: made.TokenAnswer = tokenError(5002723)) =>
  har(tokenRequest({ grant: 'client_credentials', credential: 'certificate', clientAssertion }, answer));

ruleTest(clientAssertionNoKeyHint, {
  quiet: {
    'a thumbprint': by(clientAssertion(), made.tokenAnswer()),
    'a key id': by(clientAssertion({}, { header: { x5t: undefined, kid: 'a' } })),
    'the newer thumbprint': by(clientAssertion({}, { header: { x5t: undefined, 'x5t#S256': 'a' } })),
    'a federated assertion is its issuer’s affair': by(
      externalFederatedAssertion({}, { header: { kid: undefined } }),
    ),
  },
  reports: {
    'none of the three': {
      capture: by(clientAssertion({}, { header: { x5t: undefined } })),
      findings: [
        {
          messageId: 'absent',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_assertion', 'header'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
