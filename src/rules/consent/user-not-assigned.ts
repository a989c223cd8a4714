import { learn } from '../define-rule.js';
import { serverCodeRule } from '../families/server-code.js';

/** The app admits only users, or apps, that are assigned to it. */
export const userNotAssigned = serverCodeRule({
  meta: {
    id: 'user-not-assigned',
    category: 'consent',
    title: 'Nobody assigned the caller to this app',
    severity: 'error',
    proof: 'server',
    owner: 'tenant-admin',
    codes: ['AADSTS50105', 'AADSTS501051'],
    messages: {
      user: 'Entry {entry}: the app {client} requires assignment, and this user has none ({code}).',
      app: 'Entry {entry}: the API requires assignment, and the app {client} has no role in it ({code}).',
    },
    why: '"Assignment required" is on for the enterprise application: who is not on its list gets no token.',
    fix: [
      'Assign the user, or a group the user is a direct member of (nested groups do not count), under Enterprise applications, Users and groups.',
      'For an app: assign it one of the API’s app roles and grant admin consent.',
    ],
    references: [
      learn('Assign users and groups', '/entra/identity/enterprise-apps/assign-user-or-group-access-portal'),
    ],
  },
  messageId: (message, { codes }) => {
    const isApp = message.kind === 'token-request' && message.grant === 'client-credentials';
    return codes.includes('AADSTS501051') || isApp ? 'app' : 'user';
  },
  data: (message, _error, story) => ({ client: story.flowOf(message.id)?.clientId ?? 'of this request' }),
});
