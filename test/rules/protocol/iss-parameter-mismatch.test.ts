import { issParameterMismatch } from '../../../src/rules/protocol/iss-parameter-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, discovery, har } = made;
const ISSUER = `https://login.microsoftonline.com/${made.TENANT}/v2.0`;
const answer = (iss?: string) => {
  const request = authorizeRequest({
    clientType: 'web',
    response: iss === undefined ? {} : { extra: { iss } },
  });
  return [request, callback(request)];
};
const promising = discovery({ members: { authorization_response_iss_parameter_supported: true } });

ruleTest(issParameterMismatch, {
  quiet: {
    'most metadata promises none': har(discovery(), answer()),
    'the issuer of the metadata': har(promising, answer(ISSUER)),
    'metadata of another cloud': har(discovery({ host: 'login.microsoftonline.us' }), answer(ISSUER)),
    'metadata of another tenant, read later': har(
      discovery(),
      discovery({ tenant: made.OTHER_TENANT }),
      answer(ISSUER),
    ),
    'metadata of the other version': har(discovery({ version: 'v1' }), answer(ISSUER)),
    'no metadata in the capture': har(answer('https://issuer.example/')),
  },
  reports: {
    'another issuer': {
      capture: har(discovery(), answer('https://issuer.example/')),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 2, pointer: '/request/postData/text', within: ['form', 'iss'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'issuer'] },
          ],
        },
      ],
    },
    'promised, and absent': { capture: har(promising, answer()), findings: [{ messageId: 'absent' }] },
  },
});
