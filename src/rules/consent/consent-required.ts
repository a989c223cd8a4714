import { isAdminOnly } from '../../knowledge/admin-only-permissions.js';
import { MICROSOFT_GRAPH } from '../../knowledge/find-app.js';
import { resourceKey } from '../../oauth/asked-scopes.js';
import type { Message } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Codes that only an administrator can answer. */
const ADMIN_ONLY = new Set([
  'AADSTS90094',
  'AADSTS90093',
  'AADSTS90095',
  'AADSTS90008',
  'AADSTS650056',
  'AADSTS900941',
]);

/** Lists what was asked, for which app and API, where consent is missing, was refused or needs an administrator. */
export const consentRequired = serverCodeRule({
  meta: {
    id: 'consent-required',
    category: 'consent',
    title: 'Consent is missing',
    severity: 'error',
    proof: 'server',
    owner: 'tenant-admin',
    codes: [
      'AADSTS65001',
      'AADSTS65004',
      'AADSTS65005',
      'AADSTS650056',
      'AADSTS90008',
      'AADSTS90093',
      'AADSTS90094',
      'AADSTS90095',
      'AADSTS900941',
    ],
    messages: {
      missing:
        'Entry {entry}: nobody has consented to {scopes} for client {client} in this tenant ({code}).{adminOnly}',
      admin:
        'Entry {entry}: {scopes} for client {client} need an administrator’s consent ({code}).{adminOnly}',
      declined: 'Entry {entry}: the user was asked for {scopes} for client {client} and said no ({code}).',
    },
    why: 'An app gets a token for a user only after the user, or an administrator for all, has agreed to each permission.',
    fix: [
      'Send the user through an interactive sign-in with prompt=consent, if users may consent in this tenant.',
      'Otherwise let an administrator grant consent for the app (Enterprise applications, Permissions, or /adminconsent).',
      'Ask for fewer or other permissions, if some of these are not needed.',
    ],
    references: [
      learn('Permissions and consent', 'permissions-consent-overview'),
      learn(
        'Unexpected consent prompts and errors',
        '/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error',
      ),
    ],
  },
  messageId: (_message, error) => {
    if (error.codes.includes('AADSTS65004')) return 'declined';
    return error.codes.some((code) => ADMIN_ONLY.has(code)) ? 'admin' : 'missing';
  },
  data: (message, _error, story) => {
    const scopes = story.flowOf(message.id)?.requestedScopes ?? [];
    const client = story.flowOf(message.id)?.clientId ?? 'of this request';
    const shown = scopes.length === 0 ? 'the permissions it asks for' : scopes.join(' ');
    return { client, scopes: shown, adminOnly: adminOnlySentence(scopes) };
  },
  evidence: (message, _error, story) => {
    const asking = scopeMessage(message, story.flowOf(message.id)?.messages ?? []);
    const scope = asking?.parameters.get('scope');
    return asking === undefined || scope === undefined
      ? []
      : [related(asking, scope, 'the permissions asked for')];
  },
});

/** Which of the permissions no user may consent to, where Microsoft Graph's own list says so. */
function adminOnlySentence(scopes: readonly string[]): string {
  const names = parseScopes(scopes.join(' '))
    .filter(
      ({ resource, permission }) => resource !== undefined && isOfGraph(resource) && isAdminOnly(permission),
    )
    .map(({ permission }) => permission);
  return names.length === 0 ? '' : ` Only an administrator can ever consent to ${joinNames(names)}.`;
}

function isOfGraph(resource: string): boolean {
  return resourceKey(resource) === MICROSOFT_GRAPH;
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function scopeMessage(message: Message, inFlow: readonly Message[]): Message | undefined {
  return [message, ...inFlow].find(({ parameters }) => parameters.has('scope'));
}
