import { headerValue } from '../../model/headers.js';
import type { ManagedIdentityRequest } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related, STATUS } from '../evidence.js';

/**
 * Reports a request to the metadata service without `Metadata: true`. SDKs probe so on purpose and then ask with the
 * header; what was answered with a token is left alone as well.
 */
export const imdsMetadataHeaderMissing = defineRule({
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
  check(request, report, story) {
    const { entry, source, answer } = request;
    const areHeadersRecorded = entry.request.headers.length > 0;
    if ((source !== 'imds' && source !== 'arc') || !areHeadersRecorded || hasHeader(request)) return;
    const later = story.messages.slice(story.messages.indexOf(request) + 1);
    const isProbe = later.some((each) => each.kind === 'managed-identity-request' && hasHeader(each));
    if (isProbe || answer.outcome === 'accepted') return;
    const place = primary(request, { pointer: '/request/headers' }, 'no Metadata: true');
    const shown =
      answer.status === undefined ? [] : [related(request, request.errors[0] ?? STATUS, 'the answer')];
    report('missing', { entry: entry.index }, [place, ...shown]);
  },
});

function hasHeader({ entry }: ManagedIdentityRequest): boolean {
  return headerValue(entry.request.headers, 'metadata')?.trim().toLowerCase() === 'true';
}
