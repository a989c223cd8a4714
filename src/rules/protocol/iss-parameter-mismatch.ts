import { member, stringMember } from '../../model/json.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule } from '../define-rule.js';
import { primary, related, requestBody } from '../evidence.js';

const RFC_9207 = { title: 'RFC 9207 section 2.4', url: 'https://www.rfc-editor.org/rfc/rfc9207#section-2.4' };

/** Reports an answer whose iss is not the issuer of the metadata, or lacks it where the metadata promises one. */
export const issParameterMismatch = defineRule({
  meta: {
    id: 'iss-parameter-mismatch',
    category: 'protocol',
    title: 'The answer comes from another issuer',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs:
        'The answer of entry {entry} names the issuer {iss}; the metadata of entry {metadata} names {expected}.',
      absent:
        'The metadata of entry {metadata} promises an iss parameter, and the answer of entry {entry} has none.',
    },
    why: 'iss tells a client which server an answer comes from; another one may mean that answers are mixed up on purpose.',
    fix: ['Refuse the answer, and start again with the server that is configured.'],
    references: [RFC_9207],
    onSuccess: 'error',
  },
  on: 'authorization-response',
  check(response, report, story) {
    const metadata = findMetadata(response, story);
    const issuer = stringMember(metadata?.answer.json, 'issuer');
    if (metadata === undefined || issuer === undefined || issuer.includes('{tenantid}')) return;
    const iss = response.parameters.get('iss');
    const data = { entry: response.entry.index, metadata: metadata.entry.index };
    const place = related(
      metadata,
      { pointer: '/response/content/text', within: ['json', 'issuer'] },
      'the issuer to expect',
    );
    const promised = member(metadata.answer.json, 'authorization_response_iss_parameter_supported') === true;
    if (iss !== undefined && !iss.isRedacted && iss.value !== issuer) {
      report('differs', { ...data, iss: iss.value, expected: issuer }, [
        primary(response, iss, 'the issuer it names'),
        place,
      ]);
    } else if (iss === undefined && promised && response.parameters.has('code')) {
      report('absent', data, [primary(response, requestBody(response), 'no iss here'), place]);
    }
  },
});

function findMetadata(response: Message, story: Story): Message | undefined {
  const environment = story.flowOf(response.id)?.authority?.environment;
  const documents = story.messages.filter(
    ({ kind, endpoint }) => kind === 'metadata-request' && endpoint?.role === 'discovery',
  );
  return documents.findLast(
    ({ endpoint }) => environment !== undefined && endpoint?.environment === environment,
  );
}
