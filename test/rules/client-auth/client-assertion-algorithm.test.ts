import { clientAssertionAlgorithm } from '../../../src/rules/client-auth/client-assertion-algorithm.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, externalFederatedAssertion, har, tokenError, tokenRequest } = made;
const by = (assertion: string, answer: made.TokenAnswer = tokenError(5002723)) =>
  har(
    tokenRequest(
      { grant: 'client_credentials', credential: 'certificate', clientAssertion: assertion },
      answer,
    ),
  );
const own = (alg: string, answer?: made.TokenAnswer) => by(clientAssertion({}, { header: { alg } }), answer);

ruleTest(clientAssertionAlgorithm, {
  quiet: {
    RS256: own('RS256', made.tokenAnswer()),
    PS256: own('PS256'),
    'a federated assertion with RS256': by(externalFederatedAssertion()),
  },
  reports: {
    'a shared secret': {
      capture: own('HS256'),
      findings: [
        {
          messageId: 'shared',
          at: [
            {
              entry: 0,
              pointer: '/request/postData/text',
              within: ['form', 'client_assertion', 'header', 'alg'],
            },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'no signature': { capture: own('none'), findings: [{ messageId: 'none' }] },
    'an elliptic curve': { capture: own('ES256'), findings: [{ messageId: 'curve' }] },
    'a federated assertion with an elliptic curve': {
      capture: by(externalFederatedAssertion({}, { header: { alg: 'ES256' } })),
      findings: [{ messageId: 'curve' }],
    },
    'Entra has come to accept it': {
      capture: own('ES256', made.tokenAnswer()),
      findings: [{ messageId: 'curve', severity: 'info' }],
    },
  },
});
