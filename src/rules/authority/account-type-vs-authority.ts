import { learn } from '../define-rule.js';
import { accountMeant, primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Said of every stranger to a tenant; it is the kind of account that does not fit where the stranger is a personal one. */
const NOT_IN_TENANT = 'AADSTS50020';

/** As the error text names who vouches for the account. */
const PERSONAL = /identity provider '(?:live\.com|MSA)'/i;

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
      NOT_IN_TENANT,
      'AADSTS9002332',
      'AADSTS9002331',
      'AADSTS9002346',
      'AADSTS500208',
      'AADSTS500200',
      'AADSTS90027',
      'AADSTS9001023',
    ],
    messages: {
      personal:
        'Entry {entry}: a personal Microsoft account signed in, and the tenant of /{tenant} has not invited it ({code}).',
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
  applies: (_message, { codes, description }) =>
    !codes.includes(NOT_IN_TENANT) || PERSONAL.test(description ?? ''),
  messageId: (_message, { codes }) => (codes.includes(NOT_IN_TENANT) ? 'personal' : 'wrongKind'),
  data: ({ endpoint }) => ({ tenant: endpoint?.tenant ?? '' }),
  evidence: (message, _error, story) => [
    primary(message, undefined, 'the address'),
    ...accountMeant(story.flowOf(message.id)),
  ],
});
