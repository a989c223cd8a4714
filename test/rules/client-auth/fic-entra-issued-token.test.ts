import { ficEntraIssuedToken } from '../../../src/rules/client-auth/fic-entra-issued-token.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const {
  accessTokenV2,
  appToken,
  externalFederatedAssertion,
  har,
  managedIdentityToken,
  tokenError,
  tokenRequest,
} = made;
const EXCHANGE = 'api://AzureADTokenExchange';
const by = (assertion: string, answer: made.TokenAnswer = tokenError(700222)) =>
  har(
    tokenRequest(
      { grant: 'client_credentials', credential: 'federated', clientAssertion: assertion },
      answer,
    ),
  );
const claim = (name: string) => ({
  entry: 0,
  pointer: '/request/postData/text',
  within: ['form', 'client_assertion', 'payload', name],
});
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(ficEntraIssuedToken, {
  quiet: {
    'an identity provider outside Entra': by(externalFederatedAssertion()),
    'a managed identity, also of another tenant': by(
      managedIdentityToken({ aud: EXCHANGE }),
      tokenError(700211),
    ),
    'an agent identity presents the token of its blueprint': by(
      appToken({ aud: EXCHANGE }),
      made.tokenAnswer(),
    ),
    'an app’s token, refused for another reason': by(appToken({ aud: EXCHANGE }), tokenError(700213)),
  },
  reports: {
    'an app’s token': {
      capture: by(appToken({ aud: EXCHANGE })),
      findings: [{ messageId: 'application', at: [claim('iss'), answer] }],
    },
    'a user’s token, whatever the code': {
      capture: by(accessTokenV2({ aud: EXCHANGE }), tokenError(700211)),
      findings: [{ messageId: 'delegated', at: [claim('scp'), answer] }],
    },
  },
});
