import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Names the client whose secret has run out; the server's text, which may list key ids, is the evidence. */
export const clientSecretExpired = serverCodeRule({
  meta: {
    id: 'client-secret-expired',
    category: 'client-auth',
    title: 'The client secret has expired',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS7000222'],
    messages: {
      expired: 'Entry {entry}: the server says that the secret of client {client} has expired ({code}).',
    },
    why: 'Secrets have an end date; after it every request of the app is refused, whatever else is right.',
    fix: [
      'Create a new secret for this app registration and roll it out to every place that uses the old one.',
      'Better: use a managed identity or a federated credential, which never expire this way, or watch the end dates.',
    ],
    references: [
      learn('Add credentials to an app', 'how-to-add-credentials'),
      learn('Error codes', 'reference-error-codes'),
    ],
    supersedes: ['client-secret-encoding-damaged', 'basic-auth-not-form-encoded'],
  },
  data: (message) => ({ client: message.parameters.value('client_id') ?? 'of this request' }),
  evidence: (message) => {
    const secret = message.parameters.get('client_secret');
    return secret === undefined ? [] : [related(message, secret, 'the secret that was sent')];
  },
});
