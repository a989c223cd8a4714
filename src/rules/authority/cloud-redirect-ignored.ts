import { findLoginHost } from '../../knowledge/login-hosts.js';
import type { Parameter } from '../../model/parameters.js';
import type { Flow } from '../../oauth/flows.js';
import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { compared, primary } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** Reports a redemption at the first cloud although the answer said that the user belongs to another one. */
export const cloudRedirectIgnored = flowRule({
  meta: {
    id: 'cloud-redirect-ignored',
    category: 'authority',
    title: 'The code was redeemed in the wrong cloud',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS90038', 'AADSTS90043', 'AADSTS900382', 'AADSTS900432'],
    messages: {
      ignored:
        'The answer of entry {answer} sends the client to {named}; entry {token} redeems the code at {used}.',
    },
    why: 'The user’s home is in another cloud, and only that cloud can redeem the code.',
    fix: [
      'Redeem at cloud_instance_host_name where the answer carries it; MSAL does so with instance awareness switched on.',
    ],
    references: [learn('National clouds', 'authentication-national-cloud')],
    supersedes: ['resource-cloud-mismatch'],
  },
  findFault(flow) {
    const named = findCloudHost(flow);
    const token = flow.tokenRequests.find(({ grant }) => grant === 'authorization-code');
    const host = named === undefined ? undefined : findLoginHost(named.parameter.value);
    if (named === undefined || token === undefined || host === undefined) return undefined;
    if (host.environment === token.endpoint.environment) return undefined;
    const data = {
      answer: named.message.entry.index,
      named: named.parameter.value,
      token: token.entry.index,
      used: token.endpoint.host,
    };
    const evidence = [
      primary(token, undefined, 'redeemed here'),
      compared(named.message, named.parameter, 'the cloud to go to'),
    ];
    return { messageId: 'ignored', data, evidence };
  },
});

function findCloudHost(flow: Flow): { message: Message; parameter: Parameter } | undefined {
  for (const message of flow.messages) {
    const name = 'cloud_instance_host_name';
    const parameter = message.parameters.get(name) ?? message.answer.parameters.get(name);
    if (parameter !== undefined) return { message, parameter };
  }
  return undefined;
}
