import { readsScopes, resourceKey, scopeResource } from '../../oauth/asked-scopes.js';
import type { Flow } from '../../oauth/flows.js';
import type { Message, Parameter } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { findErrorNaming } from '../../oauth/server-codes.js';
import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { flowRule } from '../families/flow.js';

const CODES = ['AADSTS901002', 'AADSTS9010010'];

/**
 * Reports the parameter `resource` at the second version of the endpoints, once a flow. New clients send it beside a
 * scope of the same API (RFC 8707), and are answered: that is left alone.
 */
export const resourceOnV2 = flowRule({
  meta: {
    id: 'resource-on-v2',
    category: 'scope',
    title: 'resource sent to the v2.0 endpoint',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      resource:
        'Entry {entry} sends resource={resource} to the v2.0 endpoint, which takes the API from the scope (here: {scope}).',
    },
    why: 'resource belongs to the first version of the endpoints. The second one refuses it, or refuses it where it disagrees with the scope.',
    fix: [
      'Drop resource and write the API into the scope: <resource>/.default, or <resource>/<permission>.',
      'A client that must send it (RFC 8707) has to name the very API of its scopes.',
    ],
    references: [rfc(8707, '2.2'), learn('Scopes and .default', 'scopes-oidc')],
    supersedes: ['grant-parameter-set-mismatch'],
    lowered: 'A remark where Entra did not name resource as its reason.',
  },
  findFault(flow) {
    const found = findResource(flow);
    if (found === undefined) return undefined;
    const { message, parameter } = found;
    const scope = message.parameters.get('scope')?.value ?? '';
    const data = {
      entry: message.entry.index,
      resource: parameter.value,
      scope: scope === '' ? '(none)' : scope,
    };
    const change = { message, remove: ['resource'], set: { scope: correctedScope(scope, parameter.value) } };
    const severity = findErrorNaming(message.errors, CODES) === undefined ? 'info' : 'error';
    return {
      messageId: 'resource',
      data,
      evidence: [primary(message, parameter, 'unknown to this endpoint')],
      options: { change, severity },
    };
  },
});

function findResource(flow: Flow): { message: Message; parameter: Parameter } | undefined {
  const found = flow.messages.flatMap((message) => {
    const parameter = message.parameters.get('resource');
    const isAsking = message.kind === 'token-request' || message.kind === 'authorization-request';
    const isJudged = isAsking || message.kind === 'device-authorization-request';
    if (parameter === undefined || !isJudged) return [];
    return readsScopes(message.endpoint) ? [{ message, parameter }] : [];
  });
  const refused = found.find(({ message }) => message.answer.outcome === 'refused');
  return refused ?? found.find(({ message, parameter }) => !agrees(message, parameter.value));
}

function agrees({ parameters, endpoint }: Message, resource: string): boolean {
  const scopes = parseScopes(parameters.value('scope'));
  const key = resourceKey(resource);
  const named = scopes.map((scope) => scopeResource(scope, endpoint)).filter((each) => each !== undefined);
  return named.every((each) => each === key);
}

function correctedScope(scope: string, resource: string): string {
  const scopes = parseScopes(scope);
  if (scopes.some(({ isOidc }) => !isOidc)) return scope;
  return [...scopes.map(({ value }) => value), `${resource}/.default`].join(' ');
}
