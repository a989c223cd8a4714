import type { ManagedIdentityRequest } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { missing, present, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Parameters that name a user-assigned identity, over all sources. */
const SELECTORS = [
  'client_id',
  'clientid',
  'object_id',
  'principal_id',
  'principalId',
  'msi_res_id',
  'mi_res_id',
] as const;

/** Reports a managed identity endpoint that does not know which identity is meant, by its own words. */
export const managedIdentityNotSelected = messageRule({
  meta: {
    id: 'managed-identity-not-selected',
    category: 'resource-call',
    title: 'Which managed identity is meant is not clear',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: [],
    messages: {
      several:
        'Entry {entry}: several user-assigned identities are on this machine, and the request names none of them.',
      none: 'Entry {entry}: this machine has no system-assigned identity, and the request names no other.',
      unknown:
        'Entry {entry}: the identity that the request names by {selector} is not assigned to this machine.',
      parameter:
        'Entry {entry}: the metadata service knows the parameter msi_res_id; the request sends mi_res_id, which it ignores.',
    },
    why: 'The endpoint gives a token for the system-assigned identity unless the request names another, and only for identities that are assigned to this resource.',
    fix: [
      'Name the identity: client_id=<client id of the managed identity> (in the SDKs managedIdentityClientId or AZURE_CLIENT_ID).',
      'Assign the identity to this machine, app or container; or turn the system-assigned one on.',
    ],
    references: [
      learn(
        'Managed identity tokens',
        '/entra/identity/managed-identities-azure-resources/how-to-use-vm-token',
      ),
    ],
  },
  on: 'managed-identity-request',
  findFault(request) {
    const error = request.errors.find(({ description = '' }) => WORDS.test(description.slice(0, 2000)));
    if (error === undefined) return undefined;
    const selector = SELECTORS.find((name) => request.parameters.has(name));
    const id = findMessageId(request, selector, /multiple/i.test(error.description ?? ''));
    const parameter = selector === undefined ? undefined : request.parameters.get(selector);
    const data = { ...(id === 'unknown' ? { selector: selector ?? '' } : {}) };
    const change =
      parameter === undefined
        ? { message: request, set: { client_id: '<client id of the managed identity>' } }
        : undefined;
    const places = [
      parameter === undefined
        ? missing(request, 'names no identity')
        : present(request, parameter, 'the identity asked for'),
      related(request, error.at, 'the answer'),
    ];
    return {
      messageId: id,
      data,
      evidence: places,
      options: { explains: [error.id], ...(change === undefined ? {} : { change }) },
    };
  },
});

const WORDS = /multiple user[ -]?assigned|identity(?: was)? not found|no (?:[a-z]+ ){0,5}identity found/i;

function findMessageId({ source }: ManagedIdentityRequest, selector: string | undefined, isSeveral: boolean) {
  if (selector === 'mi_res_id' && source === 'imds') return 'parameter';
  if (selector !== undefined) return 'unknown';
  return isSeveral ? 'several' : 'none';
}
