import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** The kind of account does not fit the address, or the app’s supported account types. */
export const accountTypeVsAuthority = serverCodeRule({
  meta: {
    id: 'account-type-vs-authority',
    category: 'authority',
    title: 'This kind of account may not sign in here',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: [
      'AADSTS9002332',
      'AADSTS9002331',
      'AADSTS9002346',
      'AADSTS500208',
      'AADSTS500200',
      'AADSTS90027',
      'AADSTS9001023',
    ],
    messages: {
      wrongKind: 'Entry {entry}: the app, the account and the address /{tenant} do not go together ({code}).',
    },
    why: 'Work and personal accounts are served at different addresses, and an app says in its registration which kinds it takes.',
    fix: [
      'Compare "supported account types" of the app with the authority: /organizations for work accounts, /consumers for personal ones, /common for both, a tenant id for one tenant.',
      'Let the user pick another account, or invite a personal account as a guest.',
    ],
    references: [learn('Supported account types', 'v2-supported-account-types')],
    supersedes: ['user-not-in-tenant'],
  },
  data: ({ endpoint }) => ({ tenant: endpoint?.tenant ?? '' }),
  evidence: (message) => [primary(message, undefined, 'the address')],
});
