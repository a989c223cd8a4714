import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a refused sign-in that asks for the account picker and names an account at once. */
export const loginHintConflict = parameterRule({
  meta: {
    id: 'login-hint-conflict',
    category: 'protocol',
    title: 'The sign-in names an account and asks to choose one',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS90005', 'AADSTS90023'],
    messages: {
      conflict: 'Entry {entry} sends prompt=select_account together with {hint}, and was refused.',
    },
    why: 'One asks the user to choose, the other has chosen.',
    fix: ['Drop the hint, or drop prompt=select_account.'],
    references: [learn('OpenID Connect', 'v2-protocols-oidc')],
  },
  on: 'authorization-request',
  parameter: 'prompt',
  findFault: ({ value }, request) => {
    const hint = request.parameters.get('login_hint') ?? request.parameters.get('sid');
    const isRefused = request.errors.some(({ isExpected }) => !isExpected);
    if (value !== 'select_account' || hint === undefined || !isRefused) return undefined;
    const others = [related(request, hint, 'names one')];
    return { messageId: 'conflict', data: { hint: hint.name }, note: 'asks to choose', others };
  },
});
