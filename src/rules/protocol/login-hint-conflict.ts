import type { AuthorizationRequest } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Reports a refused sign-in whose hints contradict each other: the account picker and an account, or two domains. */
export const loginHintConflict = defineRule({
  meta: {
    id: 'login-hint-conflict',
    category: 'protocol',
    title: 'The sign-in names an account and asks to choose one',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS90005', 'AADSTS90023'],
    messages: {
      otherDomain:
        'Entry {entry} names an account of {own} in login_hint and the domain {other} in domain_hint, and was refused.',
      conflict: 'Entry {entry} sends prompt=select_account together with {hint}, and was refused.',
    },
    why: 'One parameter asks the user to choose, or leads to one directory; the other has chosen an account already.',
    fix: [
      'Drop the hint, or drop prompt=select_account.',
      'Send no domain_hint beside a login_hint of another domain.',
    ],
    references: [learn('OpenID Connect', 'v2-protocols-oidc')],
  },
  on: 'authorization-request',
  check(request, report) {
    const prompt = request.parameters.get('prompt');
    const hint = request.parameters.get('login_hint') ?? request.parameters.get('sid');
    const isRefused = request.errors.some(({ isExpected }) => !isExpected);
    if (!isRefused) return;
    const domains = findTwoDomains(request);
    if (domains !== undefined) {
      const { login, domain, own, other } = domains;
      const evidence = [primary(request, domain, 'one domain'), related(request, login, 'another')];
      report('otherDomain', { entry: request.entry.index, own, other }, evidence);
    }
    if (prompt?.value !== 'select_account' || hint === undefined) return;
    const evidence = [primary(request, prompt, 'asks to choose'), related(request, hint, 'names one')];
    report('conflict', { entry: request.entry.index, hint: hint.name }, evidence);
  },
});

/** `organizations`, `consumers` and the like name no domain; a user name without one says nothing. */
function findTwoDomains({ parameters }: AuthorizationRequest) {
  const [login, domain] = [parameters.get('login_hint'), parameters.get('domain_hint')];
  if (login === undefined || domain === undefined || login.isRedacted || domain.isRedacted) return undefined;
  const own = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/.exec(login.value)?.[1]?.toLowerCase();
  const other = domain.value.toLowerCase();
  if (own === undefined || !other.includes('.') || own === other || own.endsWith(`.${other}`))
    return undefined;
  return { login, domain, own, other };
}
