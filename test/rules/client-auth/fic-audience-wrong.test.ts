import { ficAudienceWrong } from '../../../src/rules/client-auth/fic-audience-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, externalFederatedAssertion, har, tokenError, tokenRequest } = made;
const by = (
  assertion: string,
  answer: made.TokenAnswer = tokenError(700212),
  more: made.TokenRequestOptions = {},
) =>
  har(
    tokenRequest(
      { grant: 'client_credentials', credential: 'federated', clientAssertion: assertion, ...more },
      answer,
    ),
  );
const forAudience = (aud: unknown) => externalFederatedAssertion({ aud });
const government = { host: 'login.microsoftonline.us' };

ruleTest(ficAudienceWrong, {
  quiet: {
    'the usual one': by(forAudience('api://AzureADTokenExchange')),
    'one of several': by(forAudience(['sts.example', 'api://AzureADTokenExchange'])),
    'an audience of its own, accepted': by(forAudience('api://deploy'), made.tokenAnswer()),
    'an audience of its own, and another reason': by(forAudience('api://deploy'), tokenError(700213)),
    'the application id of token exchange': by(forAudience('fb60f99c-7a34-4190-8149-302f77469936')),
    'that of the cloud': by(forAudience('api://AzureADTokenExchangeUSGov'), tokenError(700211), government),
    'an assertion of the client itself': by(clientAssertion()),
  },
  reports: {
    'the default of the identity provider': {
      capture: by(forAudience('https://github.example/contoso')),
      findings: [
        {
          messageId: 'foreign',
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
    none: {
      capture: by(forAudience(undefined), tokenError(70021)),
      findings: [{ messageId: 'foreign' }],
    },
    'other capitals': {
      capture: by(forAudience('api://azureadtokenexchange')),
      findings: [{ messageId: 'spelling' }],
    },
    'another cloud': {
      capture: by(forAudience('api://AzureADTokenExchange'), tokenError(700211), government),
      findings: [{ messageId: 'cloud' }],
    },
  },
});
