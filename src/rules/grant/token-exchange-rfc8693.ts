import { TOKEN_EXCHANGE } from '../../oauth/grant.js';
import { learn, rfc } from '../define-rule.js';
import { present, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports token exchange by RFC 8693, which Entra does not offer under that name. */
export const tokenExchangeRfc8693 = messageRule({
  meta: {
    id: 'token-exchange-rfc8693',
    category: 'grant',
    title: 'Token exchange by RFC 8693 at Entra',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70003'],
    messages: {
      grant: 'Entry {entry} asks {host} for a token exchange by RFC 8693. Entra does not offer that grant.',
      subjectToken:
        'Entry {entry} sends a subject_token to {host}. That parameter belongs to RFC 8693, which Entra does not offer.',
    },
    why: 'Other servers exchange tokens by this grant. Entra has two of its own: on-behalf-of for a user’s token, and client credentials with a federated assertion for a workload’s.',
    fix: [
      'To call the next API as the user: grant_type jwt-bearer, assertion=<the access token received>, requested_token_use=on_behalf_of.',
      'To log a workload in with the token of another issuer: grant_type client_credentials, with that token as client_assertion, and a federated credential on the application.',
    ],
    references: [
      rfc(8693, '2.1'),
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      learn('Workload identity federation', '/entra/workload-id/workload-identity-federation-considerations'),
    ],
    supersedes: ['grant-type-unknown'],
  },
  on: 'token-request',
  findFault(request) {
    const { endpoint, grantType, parameters } = request;
    if (endpoint.kind !== 'entra' && endpoint.kind !== 'b2c' && endpoint.kind !== 'ciam') return undefined;
    const data = { host: endpoint.host };
    const subject = parameters.get('subject_token');
    if (grantType?.trim() === TOKEN_EXCHANGE)
      return {
        messageId: 'grant',
        data,
        evidence: [primary(request, parameters.get('grant_type'), 'the grant of RFC 8693')],
      };
    else if (subject !== undefined)
      return {
        messageId: 'subjectToken',
        data,
        evidence: [present(request, subject, 'a parameter of RFC 8693')],
      };
    return undefined;
  },
});
