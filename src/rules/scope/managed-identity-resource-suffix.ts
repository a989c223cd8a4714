import { learn } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a managed identity endpoint that was sent a scope where it takes the App ID URI of one API. */
export const managedIdentityResourceSuffix = parameterRule({
  meta: {
    id: 'managed-identity-resource-suffix',
    category: 'scope',
    title: 'Scope sent as resource to a managed identity',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS500011', 'AADSTS50001'],
    messages: {
      suffix:
        'Entry {entry} asks the managed identity endpoint for {resource}. It takes the App ID URI alone: {wanted}.',
      list: 'Entry {entry} asks the managed identity endpoint for a list: {resource}. It takes the App ID URI of one API: {wanted}.',
    },
    why: 'Managed identity endpoints speak the first version of the protocol, where resource names the API and permissions have no place.',
    fix: ['Cut /.default off, or let the Azure Identity library do it.', 'Send one request for each API.'],
    references: [
      learn(
        'Managed identity tokens',
        '/entra/identity/managed-identities-azure-resources/how-to-use-vm-token',
      ),
    ],
    supersedes: ['resource-principal-not-found', 'resource-cloud-mismatch'],
  },
  on: 'managed-identity-request',
  parameter: 'resource',
  findFault: ({ value: resource }, request) => {
    const [first = '', ...others] = resource.trim().split(/\s+/);
    const wanted = first.replace(/\/\.default$/i, '');
    if (others.length === 0 && wanted === first) return undefined;
    return {
      messageId: others.length === 0 ? 'suffix' : 'list',
      data: { resource, wanted },
      note: 'a scope, not an API',
      options: { change: { message: request, set: { resource: wanted } } },
    };
  },
});
