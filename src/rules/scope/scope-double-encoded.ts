import { decodeFormValue } from '../../model/parameters.js';
import { learn, rfc } from '../define-rule.js';
import { askedScopeRule } from '../families/asked-scope.js';

/** Reports a scope that is still percent-encoded after the one decoding that every server does. */
export const scopeDoubleEncoded = askedScopeRule({
  meta: {
    id: 'scope-double-encoded',
    category: 'scope',
    title: 'Scope encoded twice',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS1002012', 'AADSTS70011'],
    messages: {
      twice: 'The scope of entry {entry} was percent-encoded twice: decoded once, it still reads {scope}.',
    },
    why: 'The server decodes once, and then looks for an API whose name really has percent signs in it.',
    fix: [
      'Hand the plain scope to the HTTP library and let it encode; do not call an encoding function before.',
    ],
    references: [rfc(6749, 'B'), learn('Scopes and .default', 'scopes-oidc')],
    supersedes: [
      'scope-default-required',
      'scope-default-mixed',
      'scope-multiple-resources',
      'scope-unprefixed-custom-api',
      'scope-separator-wrong',
      'id-token-without-openid-scope',
      'offline-access-app-only',
      'scope-missing',
    ],
  },
  note: 'still encoded after decoding once',
  judge: ({ parameter }) => {
    // An exporter that decodes what it writes leaves no %25, and then the bytes prove nothing.
    const isTwice = /%25/.test(parameter.raw) && /%(?:3a|2f|20)/i.test(parameter.value);
    if (!isTwice) return undefined;
    return { id: 'twice', data: { scope: parameter.value }, corrected: decodeFormValue(parameter.value) };
  },
});
