import type { Grant, TokenRequest } from '../../oauth/messages.js';
import { findErrorNaming } from '../../oauth/server-codes.js';
import { learn, rfc } from '../define-rule.js';
import { missing, primary, serverAnswer } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Grants that only a confidential client may use: a missing credential is proven by the request alone. */
const CONFIDENTIAL_ONLY: ReadonlySet<Grant> = new Set(['client-credentials', 'on-behalf-of']);

/** Grants that public clients use as well: here the server has to say that this client is none. */
const CODES = ['AADSTS7000218', 'AADSTS7000216'];

/**
 * Reports a token request without any client credential, where one is due.
 *
 * Never where Authorization headers are not in the capture: the credential may have travelled in one. An empty
 * client_secret (an unset environment variable) counts as missing.
 */
export const clientCredentialMissing = messageRule({
  meta: {
    id: 'client-credential-missing',
    category: 'client-auth',
    title: 'The client did not prove who it is',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      confidential: 'Entry {entry} uses the grant {grant}, which needs a client credential, and sends none.',
      empty: 'Entry {entry} sends an empty client_secret: to the server that is none.',
      refused:
        'Entry {entry} sends no credential for client {client}, and the server takes this client for a confidential one.',
    },
    why: 'A confidential client has to send a secret, an assertion or a certificate with each token request; a public one has to be registered as such.',
    fix: [
      'Server app: send client_secret, or client_assertion with client_assertion_type; check that the setting it comes from is not empty.',
      'Desktop or mobile app: register the redirect URI under "Mobile and desktop applications", and allow public client flows for device code or password.',
      'Browser app: register the redirect URI as a single-page application.',
    ],
    references: [rfc(6749, '2.3'), learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow')],
    supersedes: ['required-parameter-missing', 'grant-parameter-set-mismatch'],
  },
  on: 'token-request',
  findFault(request) {
    const { clientAuthentication, parameters, endpoint } = request;
    const isJudged =
      clientAuthentication === 'none' && endpoint.kind !== 'msa' && request.grantType !== undefined;
    if (!isJudged) return undefined;
    const secret = parameters.get('client_secret');
    const refusal = findErrorNaming(request.errors, CODES);
    const answer = serverAnswer(request, refusal);
    if (secret !== undefined) {
      if (CONFIDENTIAL_ONLY.has(request.grant) || refusal !== undefined) {
        return {
          messageId: 'empty',
          evidence: [primary(request, secret, 'empty'), ...answer],
        };
      }
      return undefined;
    }
    const place = missing(request, 'no client_secret and no client_assertion here');
    const change = { message: request, set: { client_secret: '<client secret>' } };
    if (CONFIDENTIAL_ONLY.has(request.grant)) {
      return {
        messageId: 'confidential',
        data: { grant: grantName(request) },
        evidence: [place, ...answer],
        options: {
          change,
        },
      };
    } else if (refusal !== undefined) {
      const client = parameters.value('client_id') ?? 'of this request';
      return {
        messageId: 'refused',
        data: { client },
        evidence: [place, ...answer],
        options: { change },
      };
    }
    return undefined;
  },
});

function grantName({ grant }: TokenRequest): string {
  return grant === 'on-behalf-of' ? 'on-behalf-of' : 'client_credentials';
}
