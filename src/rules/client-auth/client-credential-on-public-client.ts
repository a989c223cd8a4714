import type { Parameter } from '../../model/parameters.js';
import type { Message } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

const CREDENTIALS = ['client_assertion', 'client_secret'] as const;

/** A credential sent for a client that is registered as one without. */
export const clientCredentialOnPublicClient = serverCodeRule({
  meta: {
    id: 'client-credential-on-public-client',
    category: 'client-auth',
    title: 'A public client sent a client credential',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS700025', 'AADB2C90084'],
    messages: {
      credential:
        'Entry {entry} sends {name} for client {client}, which the server takes for a public client ({code}).',
    },
    why: 'The kind of the redirect URI decides what a client is: those of single-page, mobile and desktop apps belong to public clients, and these must not send a credential.',
    fix: [
      'Desktop, mobile or browser app: leave client_secret and client_assertion out of the request.',
      'Server app: register its redirect URI under Web, and remove it from the other platforms.',
    ],
    references: [rfc(6749, '2.1'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['client-secret-in-url'],
  },
  applies: (message) => findCredential(message) !== undefined || !message.bodyIsRecorded,
  data: (message) => ({
    name: findCredential(message)?.name ?? 'a credential',
    client: message.parameters.value('client_id') ?? 'of this request',
  }),
  evidence: (message) => {
    const credential = findCredential(message);
    return credential === undefined ? [] : [primary(message, credential, 'the credential')];
  },
  options: (message) =>
    findCredential(message)?.source === 'form'
      ? { change: { message, remove: [...CREDENTIALS, 'client_assertion_type'] } }
      : {},
});

function findCredential({ parameters }: Message): Parameter | undefined {
  return CREDENTIALS.map((name) => parameters.get(name)).find((each) => each !== undefined);
}
