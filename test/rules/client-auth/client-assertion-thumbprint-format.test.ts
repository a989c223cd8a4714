import { createHash } from 'node:crypto';
import { clientAssertionThumbprintFormat } from '../../../src/rules/client-auth/client-assertion-thumbprint-format.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { CLIENT_CERTIFICATE, clientAssertion, externalFederatedAssertion, har, tokenError, tokenRequest } =
  made;
const by = (header: Record<string, unknown>, answer: made.TokenAnswer = tokenError(700027)) =>
  har(
    tokenRequest(
      {
        grant: 'client_credentials',
        credential: 'certificate',
        clientAssertion: clientAssertion({}, { header }),
      },
      answer,
    ),
  );
const hash = (algorithm: string, encoding: 'hex' | 'base64' | 'base64url') =>
  createHash(algorithm).update(Buffer.from(CLIENT_CERTIFICATE, 'base64')).digest(encoding);
const header = (name: string) => ({
  entry: 0,
  pointer: '/request/postData/text',
  within: ['form', 'client_assertion', 'header', name],
});
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(clientAssertionThumbprintFormat, {
  quiet: {
    'SHA-1 in base64url': by({ x5t: hash('sha1', 'base64url') }),
    'SHA-256 in base64url': by({ x5t: undefined, 'x5t#S256': hash('sha256', 'base64url') }),
    'a key id alone': by({ x5t: undefined, kid: 'ABCDEF' }),
    'the header of a federated assertion': har(
      tokenRequest(
        {
          grant: 'client_credentials',
          credential: 'federated',
          clientAssertion: externalFederatedAssertion({}, { header: { x5t: hash('sha1', 'hex') } }),
        },
        tokenError(700211),
      ),
    ),
  },
  reports: {
    'as the portal shows it': {
      capture: by({ x5t: hash('sha1', 'hex').toUpperCase() }),
      findings: [{ messageId: 'hex', at: [header('x5t'), answer] }],
    },
    'with colons': {
      capture: by({ x5t: hash('sha1', 'hex').replace(/..(?!$)/g, '$&:') }),
      findings: [{ messageId: 'hex' }],
    },
    'plain base64': {
      capture: by({ x5t: undefined, 'x5t#S256': hash('sha256', 'base64') }),
      findings: [{ messageId: 'base64', at: [header('x5t#S256'), answer] }],
    },
    'SHA-256 in x5t': {
      capture: by({ x5t: hash('sha256', 'base64url') }),
      findings: [{ messageId: 'otherHash' }],
    },
    'something else': { capture: by({ x5t: 'daemon-2026' }), findings: [{ messageId: 'length' }] },
    'accepted all the same': {
      capture: by({ x5t: hash('sha1', 'hex') }, made.tokenAnswer()),
      findings: [{ messageId: 'hex', severity: 'info' }],
    },
  },
});
