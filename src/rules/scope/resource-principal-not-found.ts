import { findNearestResource } from '../../knowledge/nearest-resource.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Compares the API that the server did not find with what was asked for, and with the names that are known. */
export const resourcePrincipalNotFound = serverCodeRule({
  meta: {
    id: 'resource-principal-not-found',
    category: 'scope',
    title: 'The API is unknown or disabled in this tenant',
    severity: 'error',
    proof: 'server',
    owner: 'tenant-admin',
    codes: ['AADSTS500011', 'AADSTS50001', 'AADSTS500014', 'AADSTS650052', 'AADSTS650054'],
    messages: {
      absent:
        'Entry {entry}: tenant {tenant} has no API named {resource} ({code}). The name is wrong, the API was never installed in this tenant, or the tenant is the wrong one.',
      suffix:
        'Entry {entry}: the API was looked up as {resource} ({code}). /.default is part of a scope and was sent as part of the name.',
      typo: 'Entry {entry}: there is no API named {resource} ({code}). {nearest} was probably meant.',
      disabled: 'Entry {entry}: the API {resource} is disabled in tenant {tenant} ({code}).',
      unsubscribed:
        'Entry {entry}: tenant {tenant} has not subscribed to, or not enabled, the service {resource} that the app needs ({code}).',
    },
    why: 'Entra issues a token only for an API that has a service principal in the tenant which signs the user in.',
    fix: [
      'Compare the App ID URI with the one under "Expose an API", letter by letter and slash by slash.',
      'Install the API in this tenant: an administrator consents to it, or creates its service principal (az ad sp create --id <client id>).',
      'Check the tenant of the request, if the API lives in another one.',
      'If it is disabled, enable it under Enterprise applications.',
    ],
    references: [learn('Error codes', 'reference-error-codes'), learn('Scopes and .default', 'scopes-oidc')],
  },
  messageId: (message, error, story) => findMessageId(error, nameOf(message, error, story)),
  data: (message, error, story) => {
    const resource = nameOf(message, error, story);
    return {
      resource: resource === '' ? 'that was asked for' : resource,
      tenant: message.endpoint?.tenant ?? 'of this request',
      nearest: findNearestResource(resource) ?? '',
    };
  },
  evidence: (message, error, story) => {
    const asking = findAsking(message, story);
    const parameter = asking?.parameters.get('scope') ?? asking?.parameters.get('resource');
    if (asking === undefined || parameter === undefined) return [];
    const id = findMessageId(error, nameOf(message, error, story));
    const isProven = id === 'suffix' || id === 'typo';
    return [
      isProven ? primary(asking, parameter, 'not its name') : related(asking, parameter, 'the API asked for'),
    ];
  },
});

function findMessageId({ codes }: OAuthError, resource: string) {
  if (codes.includes('AADSTS500014')) return 'disabled';
  if (codes.includes('AADSTS650052') || codes.includes('AADSTS650054')) return 'unsubscribed';
  if (/\/\.default$/i.test(resource)) return 'suffix';
  return findNearestResource(resource) === undefined ? 'absent' : 'typo';
}

/** The name that the server prints, else the one that was asked for. */
function nameOf(message: Message, { description = '' }: OAuthError, story: Story): string {
  const text = description.slice(0, 2000);
  const printed =
    /(?:resource principal named|application named|service principal named)\s+'?([^\s',]+)/i.exec(text)?.[1];
  return printed ?? askedName(findAsking(message, story));
}

function askedName(message: Message | undefined): string {
  const resource = message?.parameters.value('resource');
  const scope = parseScopes(message?.parameters.value('scope')).find(({ isOidc }) => !isOidc);
  return resource ?? scope?.resource ?? '';
}

function findAsking(message: Message, story: Story): Message | undefined {
  const inFlow = story.flowOf(message.id)?.messages ?? [];
  return [message, ...inFlow].find(({ parameters }) => parameters.has('scope') || parameters.has('resource'));
}
