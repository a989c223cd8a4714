import { clientAssertionAudienceWrong } from '../../../src/rules/client-auth/client-assertion-audience-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, externalFederatedAssertion, har, OTHER_TENANT, TENANT, tokenError, tokenRequest } =
  made;
const by = (
  assertion: string,
  more: made.TokenRequestOptions = {},
  answer: made.TokenAnswer = tokenError(700023),
) =>
  har(
    tokenRequest(
      { grant: 'client_credentials', credential: 'certificate', clientAssertion: assertion, ...more },
      answer,
    ),
  );
const login = 'https://login.microsoftonline.com';

ruleTest(clientAssertionAudienceWrong, {
  quiet: {
    'the token endpoint': by(clientAssertion(), {}, made.tokenAnswer()),
    'the endpoint of the other version': by(
      clientAssertion({ aud: `${login}/${TENANT}/oauth2/token` }),
      {},
      made.tokenAnswer(),
    ),
    'the issuer of the tenant': by(clientAssertion({ aud: `${login}/${TENANT}/v2.0` })),
    'an alias of the host': by(clientAssertion({ aud: `https://login.windows.net/${TENANT}/oauth2/token` })),
    'a list that holds the endpoint': by(
      clientAssertion({ aud: ['https://api.example', `${login}/${TENANT}/oauth2/v2.0/token`] }),
    ),
    'a domain that nothing in the capture maps, refused for another reason': by(
      clientAssertion({ aud: `${login}/fabrikam.example/oauth2/v2.0/token` }),
      {},
      tokenError(700027),
    ),
    'a federated credential has an audience of its own': by(externalFederatedAssertion()),
  },
  reports: {
    'a domain that nothing in the capture maps': {
      capture: by(clientAssertion({ aud: `${login}/fabrikam.example/oauth2/v2.0/token` })),
      findings: [{ messageId: 'unmapped', severity: 'warning' }],
    },
    'another tenant': {
      capture: by(clientAssertion({ aud: `${login}/${OTHER_TENANT}/oauth2/v2.0/token` })),
      findings: [
        {
          messageId: 'otherTenant',
          at: [
            {
              entry: 0,
              pointer: '/request/postData/text',
              within: ['form', 'client_assertion', 'payload', 'aud'],
            },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'another cloud': {
      capture: by(clientAssertion({ aud: `https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/token` })),
      findings: [{ messageId: 'otherCloud' }],
    },
    'an alias in place of the tenant': {
      capture: by(clientAssertion({ aud: `${login}/common/oauth2/v2.0/token` })),
      findings: [{ messageId: 'alias' }],
    },
    'token exchange, although the client signs itself': {
      capture: by(clientAssertion({ aud: 'api://AzureADTokenExchange' })),
      findings: [{ messageId: 'foreign' }],
    },
    'the API that the token is for': {
      capture: by(clientAssertion({ aud: 'https://graph.microsoft.com' })),
      findings: [{ messageId: 'foreign' }],
    },
  },
});
