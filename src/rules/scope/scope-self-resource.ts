import { findAskedScopes, resourceKey } from '../../oauth/asked-scopes.js';
import type { Flow } from '../../oauth/flows.js';
import type { Message, Parameter } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary, serverAnswer } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/**
 * Notes a client that asks for a token for itself. Front end and API often share one registration and mean it, so it is
 * a fault only where Entra says so, which it does for App ID URIs at the first version.
 */
export const scopeSelfResource = flowRule({
  meta: {
    id: 'scope-self-resource',
    category: 'scope',
    title: 'The client asks for a token for itself',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS90009'],
    messages: {
      itself: 'Entry {entry}: client {client} asks for {resource}, which is itself.',
      refused:
        'Entry {entry}: client {client} asks for {resource}, which is itself. Entra takes only the application id for that, not the App ID URI.',
    },
    why: 'A token for oneself works where front end and API are one registration; otherwise the scope of another API was meant.',
    fix: [
      'Name your own application by its GUID: <client id>/.default, or resource=<client id>.',
      'If another API was meant, use its App ID URI.',
    ],
    references: [learn('Scopes and .default', 'scopes-oidc')],
    lowered: 'A remark unless Entra refused it with AADSTS90009.',
  },
  findFault(flow) {
    const client = flow.clientId?.toLowerCase();
    const found = client === undefined ? undefined : findSelf(flow, client);
    if (client === undefined || found === undefined) return undefined;
    const { message, parameter, resource } = found;
    const error = flow.errors.find(({ codes }) => codes.includes('AADSTS90009'));
    const data = { entry: message.entry.index, client, resource };
    const place = primary(message, parameter, 'the client itself');
    const refusing = error === undefined ? undefined : flow.messages.find(({ id }) => id === error.message);
    if (error === undefined || refusing === undefined)
      return { messageId: 'itself', data, evidence: [place], options: { severity: 'info' } };
    else return { messageId: 'refused', data, evidence: [place, ...serverAnswer(refusing, error)] };
  },
});

interface SelfResource {
  readonly message: Message;
  readonly parameter: Parameter;
  readonly resource: string;
}

function findSelf(flow: Flow, client: string): SelfResource | undefined {
  for (const message of flow.messages) {
    if (message.endpoint?.kind !== 'entra' && message.endpoint?.kind !== 'ciam') continue;
    const asked = findAskedScopes(message);
    const scope = asked?.scopes.find(({ hasPrefix, resource }) => hasPrefix && isSelf(resource, client));
    if (asked !== undefined && scope !== undefined)
      return { message, parameter: asked.parameter, resource: scope.resource ?? '' };
    const parameter = message.parameters.get('resource');
    if (parameter !== undefined && isSelf(parameter.value, client))
      return { message, parameter, resource: parameter.value };
  }
  return undefined;
}

function isSelf(resource: string | undefined, client: string): boolean {
  return resource !== undefined && resourceKey(resource) === client;
}
