import { AZURE_AD_GRAPH, findClientApp } from '../../knowledge/find-app.js';
import type { Location } from '../../model/parameters.js';
import { resourceKey } from '../../oauth/asked-scopes.js';
import type { Message } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Notes, once a flow, an app that still uses the retired Azure AD Graph. Microsoft's own portals may. */
export const azureAdGraphInUse = defineRule({
  meta: {
    id: 'azure-ad-graph-in-use',
    category: 'scope',
    title: 'Azure AD Graph is used',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      asked: 'Entry {entry} asks for a token for Azure AD Graph, which is retired.',
      called: 'Entry {entry} calls Azure AD Graph (graph.windows.net), which is retired.',
    },
    why: 'Microsoft has replaced Azure AD Graph by Microsoft Graph, and refuses ever more of its calls.',
    fix: ['Move to Microsoft Graph: https://graph.microsoft.com, with permissions of its own.'],
    references: [learn('Migrate to Microsoft Graph', '/graph/migrate-azure-ad-graph-overview')],
    canBeCause: false,
  },
  on: 'flow',
  check(flow, report) {
    if (findClientApp(flow.clientId) !== undefined) return;
    for (const message of flow.messages) {
      const place = findUse(message);
      if (place === undefined) continue;
      const isCall = message.endpoint === undefined;
      const id = isCall ? 'called' : 'asked';
      report(id, { entry: message.entry.index }, [primary(message, place, 'Azure AD Graph')]);
      return;
    }
  },
});

function findUse(message: Message): Location | undefined {
  if (message.endpoint === undefined)
    return message.url.hostname === 'graph.windows.net' ? { pointer: '/request/url' } : undefined;
  const resource = message.parameters.get('resource');
  if (resource !== undefined && isAzureAdGraph(resource.value)) return resource.at;
  const scope = message.parameters.get('scope');
  const names = parseScopes(message.parameters.value('scope'));
  return names.some((each) => each.hasPrefix && isAzureAdGraph(each.resource ?? '')) ? scope?.at : undefined;
}

function isAzureAdGraph(identifier: string): boolean {
  return resourceKey(identifier) === AZURE_AD_GRAPH;
}
