import { CLOUD_NAMES, type Cloud, findApiCloud } from '../../knowledge/login-hosts.js';
import { parseUrl } from '../../model/url.js';
import type { Message } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a request to the login host of one cloud for an API of another. GCC (moderate) uses the public hosts. */
export const resourceCloudMismatch = messageRule({
  meta: {
    id: 'resource-cloud-mismatch',
    category: 'authority',
    title: 'Login host and API belong to different clouds',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS500011', 'AADSTS90002', 'AADSTS900439', 'AADSTS900382', 'AADSTS900432', 'AADSTS650052'],
    messages: {
      mixed: 'Entry {entry} asks {loginHost} ({loginCloud}) for {resource}, an API of {apiCloud}.',
    },
    why: 'Each cloud has its own directory, keys and APIs: a token of one is worth nothing in another.',
    fix: ['Use the login host and the API host of the same cloud; take both from one setting.'],
    references: [learn('National clouds', 'authentication-national-cloud')],
    supersedes: ['resource-principal-not-found', 'tenant-not-found', 'wrong-audience-token'],
  },
  on: ['token-request', 'authorization-request'],
  findFault(message) {
    const { endpoint } = message;
    if (endpoint.cloud === undefined) return undefined;
    const found = findForeignResource(message, endpoint.cloud);
    if (found === undefined) return undefined;
    return {
      messageId: 'mixed',
      data: {
        loginHost: endpoint.host,
        loginCloud: CLOUD_NAMES[endpoint.cloud],
        resource: found.resource,
        apiCloud: CLOUD_NAMES[found.cloud],
      },
      evidence: [primary(message, message.parameters.get(found.name), 'an API of another cloud')],
    };
  },
});

function findForeignResource(message: Message, own: Cloud) {
  const scopes = parseScopes(message.parameters.value('scope')).map(({ resource }) => ({
    name: 'scope',
    resource,
  }));
  const all = [...scopes, { name: 'resource', resource: message.parameters.value('resource') }];
  for (const { name, resource } of all) {
    const host = parseUrl(resource ?? '')?.host;
    const cloud = host === undefined ? undefined : findApiCloud(host);
    if (resource !== undefined && cloud !== undefined && cloud !== own) return { name, resource, cloud };
  }
  return undefined;
}
