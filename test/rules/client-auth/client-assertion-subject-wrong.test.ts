import { clientAssertionSubjectWrong } from '../../../src/rules/client-auth/client-assertion-subject-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { API, clientAssertion, DAEMON, externalFederatedAssertion, har, tokenError, tokenRequest } = made;
const by = (assertion: string, options: made.TokenRequestOptions = {}) =>
  har(
    tokenRequest(
      { grant: 'client_credentials', credential: 'certificate', clientAssertion: assertion, ...options },
      tokenError(700021),
    ),
  );
const claim = (...names: string[]) => ({
  entry: 0,
  pointer: '/request/postData/text',
  within: ['form', 'client_assertion', 'payload', ...names],
});
const client = { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_id'] };
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(clientAssertionSubjectWrong, {
  quiet: {
    'the client itself': by(clientAssertion()),
    'in capitals': by(clientAssertion({ iss: DAEMON.toUpperCase(), sub: DAEMON.toUpperCase() })),
    'a federated credential': by(externalFederatedAssertion()),
    'a federated credential for another audience': by(
      externalFederatedAssertion({ aud: 'https://x.example' }),
    ),
    'an issuer without a scheme': by(clientAssertion({ iss: 'accounts.idp.example', sub: '12345' })),
    'no client_id, and an assertion that agrees with itself': by(clientAssertion(), { omit: ['client_id'] }),
    'no client_id, and no subject to compare': by(clientAssertion({ sub: undefined }), {
      omit: ['client_id'],
    }),
    'no client_id, and no issuer to compare': by(clientAssertion({ iss: undefined }), {
      omit: ['client_id'],
    }),
    'a redacted client_id': by(clientAssertion(), { set: { client_id: 'REDACTED' } }),
  },
  reports: {
    'another app': {
      capture: by(clientAssertion({ iss: API, sub: API })),
      findings: [{ messageId: 'other', at: [claim('iss'), client, answer] }],
    },
    'an App ID URI': {
      capture: by(clientAssertion({ iss: 'api://daemon', sub: 'api://daemon' })),
      findings: [{ messageId: 'other' }],
    },
    'the object id as subject': {
      capture: by(clientAssertion({ sub: made.USER.oid })),
      findings: [{ messageId: 'other', at: [claim('sub'), client, answer] }],
    },
    'no subject': {
      capture: by(clientAssertion({ sub: undefined })),
      findings: [{ messageId: 'absent', at: [claim(), client, answer] }],
    },
    'no client_id, and two names in the assertion': {
      capture: by(clientAssertion({ sub: API }), { omit: ['client_id'] }),
      findings: [{ messageId: 'apart' }],
    },
  },
});
