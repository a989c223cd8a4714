import { ficLifetimeOrIat } from '../../../src/rules/client-auth/fic-lifetime-or-iat.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, externalFederatedAssertion, har, managedIdentityToken, tokenError, tokenRequest } =
  made;
const HOUR = 3600;
const by = (assertion: string) =>
  har(
    tokenRequest(
      { grant: 'client_credentials', credential: 'federated', clientAssertion: assertion },
      tokenError(70023),
    ),
  );
const claim = (...names: string[]) => ({
  entry: 0,
  pointer: '/request/postData/text',
  within: ['form', 'client_assertion', 'payload', ...names],
});
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(ficLifetimeOrIat, {
  quiet: {
    'five minutes': by(externalFederatedAssertion()),
    'a day, as a managed identity has': by(
      managedIdentityToken({ aud: 'api://AzureADTokenExchange' }, { lifetime: 24 * HOUR }),
    ),
    'times as strings': by(externalFederatedAssertion({ iat: '1772442000', exp: '1772445600' })),
    'iat as a string': by(externalFederatedAssertion({ iat: '1772442000' })),
    'no exp': by(externalFederatedAssertion({ exp: undefined })),
    'an assertion of the client itself may leave iat out': by(clientAssertion({ iat: undefined })),
  },
  reports: {
    'no iat': {
      capture: by(externalFederatedAssertion({ iat: undefined })),
      findings: [{ messageId: 'absent', at: [claim(), answer] }],
    },
    'a week': {
      capture: by(externalFederatedAssertion({}, { lifetime: 168 * HOUR })),
      findings: [
        {
          messageId: 'long',
          data: { hours: 168, from: '2026-03-02T09:00:00.000Z', to: '2026-03-09T09:00:00.000Z' },
          at: [claim('exp'), answer],
        },
      ],
    },
    'longer than dates go': {
      capture: by(externalFederatedAssertion({ exp: 1e15 })),
      findings: [{ messageId: 'long', data: { to: '1000000000000000' } }],
    },
  },
});
