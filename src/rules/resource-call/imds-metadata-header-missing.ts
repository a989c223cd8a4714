import type { Evidence } from '../../model/evidence.js';
import { findHeader, headerValue, inRequest } from '../../model/headers.js';
import { isBefore } from '../../oauth/message-number.js';
import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { missing, primary, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a request to the metadata service without `Metadata: true`. SDKs probe so on purpose and then ask with the
 * header; outside Azure nothing answers the probe. What was answered with a token is left alone as well.
 */
export const imdsMetadataHeaderMissing = messageRule({
  meta: {
    id: 'imds-metadata-header-missing',
    category: 'resource-call',
    title: 'Metadata header missing',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      missing: 'Entry {entry} asks the metadata service for a token without the header Metadata: true.',
    },
    why: 'The header proves that the request is meant for the metadata service and was not tricked out of a server; without it the answer is 400.',
    fix: ['Send Metadata: true with every request to the metadata service.'],
    references: [
      learn(
        'Managed identity tokens',
        '/entra/identity/managed-identities-azure-resources/how-to-use-vm-token',
      ),
    ],
    supersedes: ['managed-identity-not-selected'],
  },
  on: 'managed-identity-request',
  findFault(request, story) {
    const { source, answer } = request;
    if ((source !== 'imds' && source !== 'arc') || hasHeader(request)) return undefined;
    const later = story.messagesOfKind('managed-identity-request').filter((each) => isBefore(request, each));
    const wasHeard = answer.status !== undefined && answer.outcome !== 'accepted';
    if (!wasHeard || later.some(hasHeader)) return undefined;
    return {
      messageId: 'missing',
      evidence: [placeOf(request), related(request, request.errors[0] ?? STATUS, 'the answer')],
    };
  },
});

function placeOf(request: Message): Evidence {
  const header = findHeader(request.entry.request.headers, 'metadata');
  const note = 'no Metadata: true';
  return header === undefined
    ? missing(request, note, { pointer: '/request/headers' }, 'request-headers')
    : primary(request, inRequest(header), note);
}

function hasHeader({ entry }: Message): boolean {
  return headerValue(entry.request.headers, 'metadata')?.trim().toLowerCase() === 'true';
}
