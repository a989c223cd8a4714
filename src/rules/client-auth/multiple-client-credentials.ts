import type { Parameter } from '../../model/parameters.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { rfc } from '../define-rule.js';
import { compared, present, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a request that proves the client in two ways at once, or names two clients. A Basic header without a password
 * beside a credential in the body is careless rather than wrong. An assertion on an mTLS host is one method, not two.
 */
export const multipleClientCredentials = messageRule({
  meta: {
    id: 'multiple-client-credentials',
    category: 'client-auth',
    title: 'The request carries more than one client credential',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS7000110', 'AADSTS7000216'],
    messages: {
      several: 'Entry {entry} proves the client twice, by {first} and by {second}.',
      clients: 'Entry {entry} names client {header} in the Authorization header and client {body} elsewhere.',
      emptyPassword:
        'Entry {entry} has a Basic header without a secret, beside {first}: a server may judge by either.',
    },
    why: 'A request may use one way to prove the client; with two the server refuses it, or judges by the one that is not meant.',
    fix: [
      'Keep one method: client_assertion or client_secret in the body, or the Authorization header.',
      'Look for a default of the HTTP or OAuth library that adds its own beside yours.',
    ],
    references: [rfc(6749, '2.3')],
    lowered: 'A Basic header with an empty secret is a warning.',
    supersedes: ['client-credential-missing', 'client-secret-in-url'],
  },
  on: 'token-request',
  findFault(request) {
    const { parameters, entry } = request;
    const clients = findTwoClients(request);
    if (clients !== undefined) {
      const data = { entry: entry.index, header: clients.header.value, body: clients.body.value };
      const evidence = [
        primary(request, clients.header, 'one client'),
        compared(request, clients.body, 'the other'),
      ];
      return { messageId: 'clients', data, evidence };
    }
    const [first, second] = credentialsOf(request);
    const empty = parameters
      .all('client_secret')
      .find(({ source, value }) => source === 'basic' && value === '');
    if (first !== undefined && second !== undefined) {
      const data = { entry: entry.index, first: nameOf(first), second: nameOf(second) };
      return {
        messageId: 'several',
        data,
        evidence: [present(request, second, 'one too many'), related(request, first, 'the other')],
      };
    } else if (first !== undefined && empty !== undefined) {
      const evidence = [primary(request, empty, 'no secret here'), related(request, first, 'the credential')];
      return {
        messageId: 'emptyPassword',
        data: { first: nameOf(first) },
        evidence,
        options: {
          severity: 'warning',
        },
      };
    }
    return undefined;
  },
});

/** One piece for each way: assertion, secret in body or query, secret in the header. A repeated name is one way. */
function credentialsOf({ parameters }: TokenRequest): Parameter[] {
  const filled = (name: string) => parameters.all(name).filter(({ value }) => value !== '');
  const secrets = filled('client_secret');
  return [
    filled('client_assertion')[0],
    secrets.find(({ source }) => source !== 'basic'),
    secrets.find(({ source }) => source === 'basic'),
  ].filter((each) => each !== undefined);
}

function nameOf({ name, source }: Parameter): string {
  return source === 'basic' ? 'a Basic header' : name;
}

function findTwoClients({
  parameters,
}: TokenRequest): { readonly header: Parameter; readonly body: Parameter } | undefined {
  const ids = parameters.all('client_id').filter(({ value }) => value !== '');
  const header = ids.find(({ source }) => source === 'basic');
  const body = ids.find(({ source }) => source !== 'basic');
  if (header === undefined || body === undefined) return undefined;
  return header.value.toLowerCase() === body.value.toLowerCase() ? undefined : { header, body };
}
