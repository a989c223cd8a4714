import { learn } from '../define-rule.js';
import { accountMeant, primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** The user who signed in has no account in the tenant that was asked. */
export const userNotInTenant = serverCodeRule({
  meta: {
    id: 'user-not-in-tenant',
    category: 'authority',
    title: 'The user has no account in this tenant',
    severity: 'error',
    proof: 'server',
    owner: 'user',
    codes: [
      'AADSTS50020',
      'AADSTS50034',
      'AADSTS16000',
      'AADSTS16003',
      'AADSTS51004',
      'AADSTS90072',
      'AADSTS50177',
      'AADSTS50178',
    ],
    messages: {
      absent: 'Entry {entry}: the account that signed in does not exist in the tenant of /{tenant} ({code}).',
    },
    why: 'The browser offered an account of another tenant, or the app asks the wrong tenant.',
    fix: [
      'Sign in with an account of this tenant: a private window, or prompt=select_account, keeps the browser’s own account out.',
      'Invite the account as a guest, if it is meant to have access.',
      'Correct the tenant in the authority, if the account is the right one.',
    ],
    references: [
      learn(
        'Error AADSTS50020',
        '/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist',
      ),
    ],
  },
  data: ({ endpoint }) => ({ tenant: endpoint?.tenant ?? 'common' }),
  evidence: (message, _error, story) => [
    primary(message, undefined, 'the tenant that was asked'),
    ...accountMeant(story.flowOf(message.id)),
  ],
});
