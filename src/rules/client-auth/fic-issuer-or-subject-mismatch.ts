import type { Evidence } from '../../model/evidence.js';
import { stringMember } from '../../model/json.js';
import { type ClientAssertion, findClientAssertion } from '../../oauth/client-assertion.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { claimPlace } from '../families/client-assertion.js';
import { serverCodeRule } from '../families/server-code.js';

/** A federated assertion that fits no federated credential of the app, with what it says of itself. */
export const ficIssuerOrSubjectMismatch = serverCodeRule({
  meta: {
    id: 'fic-issuer-or-subject-mismatch',
    category: 'client-auth',
    title: 'The federated assertion fits no credential of the app',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS700211', 'AADSTS700213', 'AADSTS70021'],
    messages: {
      issuer:
        'Entry {entry}: no federated credential of client {client} has the issuer {iss} ({code}). The assertion has sub {sub} and aud {aud}.',
      subject:
        'Entry {entry}: no federated credential of client {client} has the subject {sub} ({code}). The assertion has iss {iss} and aud {aud}.',
      either:
        'Entry {entry}: no federated credential of client {client} fits the assertion with iss {iss}, sub {sub} and aud {aud} ({code}).',
      unread:
        'Entry {entry}: the server finds no federated credential of client {client} that fits the assertion ({code}); the assertion itself cannot be read here.',
    },
    why: 'Issuer and subject are compared letter by letter: a slash at the end, a capital or another branch is another workload.',
    fix: [
      'Copy iss and sub as they stand above into the federated credential of this app, or add a second credential.',
      'Issuer: look at the slash at the end, and at the id of a cluster or pipeline that was made anew.',
      'Subject: GitHub names a branch (…:ref:refs/heads/main), an environment (…:environment:prod) or a pull request; Kubernetes names namespace and service account.',
      'Right after a change of the credential wait a few minutes: it takes time to spread.',
    ],
    references: [
      learn('Workload identity federation', '/entra/workload-id/workload-identity-federation-considerations'),
    ],
  },
  messageId: (message, error, story) => {
    if (findAssertion(message, story) === undefined) return 'unread';
    if (error.codes.includes('AADSTS700211')) return 'issuer';
    return error.codes.includes('AADSTS700213') ? 'subject' : 'either';
  },
  data: (message, _error, story) => {
    const jwt = findAssertion(message, story)?.jwt;
    return {
      client: message.parameters.value('client_id') ?? 'of this request',
      iss: stringMember(jwt?.payload, 'iss') ?? 'none',
      sub: stringMember(jwt?.payload, 'sub') ?? 'none',
      aud: (jwt === undefined ? undefined : audiencesOf(jwt)[0]) ?? 'none',
    };
  },
  evidence: (message, error, story) => {
    const assertion = findAssertion(message, story);
    if (assertion === undefined) return [];
    return claimsAt(
      message,
      assertion,
      error.codes.includes('AADSTS700213') ? ['sub', 'iss'] : ['iss', 'sub'],
    );
  },
});

function findAssertion(message: Message, story: Story): ClientAssertion | undefined {
  return message.kind === 'token-request' ? findClientAssertion(message, story) : undefined;
}

function claimsAt(
  message: Message,
  assertion: ClientAssertion,
  [first = 'iss', second = 'sub']: readonly string[],
): Evidence[] {
  return [
    primary(message, claimPlace(assertion, first), 'fits no credential'),
    related(message, claimPlace(assertion, second), 'sent beside it'),
  ];
}
