import { audiencesOf } from '../../oauth/token-kind.js';
import { oidc } from '../define-rule.js';
import { compared } from '../evidence.js';
import { issuedTokenRule } from '../families/issued-token.js';

/** Reports an id_token issued to another client than the one that asked. Nested apps and brokers do that by design. */
export const idTokenAudienceMismatch = issuedTokenRule({
  meta: {
    id: 'id-token-audience-mismatch',
    category: 'claims',
    title: 'The id_token was issued to another client',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs: 'The id_token of entry {entry} has aud {aud}; the request came from client {client}.',
    },
    why: 'An id_token speaks to the client in its aud only; for any other client it proves nothing.',
    fix: ['Configure the same client id for the request and for the validation of its answer.'],
    references: [oidc('ID Token Validation', 'IDTokenValidation')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  token: 'id_token',
  findFault: (jwt, message) => {
    const client = message.parameters.get('client_id');
    const isNested =
      message.parameters.has('brk_client_id') ||
      (message.kind === 'token-request' && message.grant === 'broker');
    if (client === undefined || isNested) return undefined;
    const audiences = audiencesOf(jwt);
    const isMeant = audiences.some((aud) => aud.toLowerCase() === client.value.toLowerCase());
    if (audiences.length === 0 || isMeant) return undefined;
    return {
      messageId: 'differs',
      data: { aud: audiences.join(', '), client: client.value },
      claim: 'aud',
      note: 'its audience',
      others: [compared(message, client, 'the client that asked')],
    };
  },
});
