import type { Parameter } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { askedScopeRule } from '../families/asked-scope.js';

/** Reports scopes that are parted by anything but blanks. No scope of Entra holds a comma, a semicolon or a plus. */
export const scopeSeparatorWrong = askedScopeRule({
  meta: {
    id: 'scope-separator-wrong',
    category: 'scope',
    title: 'Scopes not separated by spaces',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70011', 'AADSTS650053'],
    messages: {
      separator: 'The scopes of entry {entry} are parted by {separator}, not by spaces: {scope}.',
    },
    why: 'OAuth parts scopes by single spaces; with another sign the whole list is read as one scope, which no API has.',
    fix: ['Join the scopes with one space each, and let the HTTP library encode the result.'],
    references: [rfc(6749, '3.3'), learn('Scopes and .default', 'scopes-oidc')],
    supersedes: [
      'scope-unprefixed-custom-api',
      'scope-permission-type-wrong',
      'scope-default-required',
      'scope-default-mixed',
      'scope-multiple-resources',
      'id-token-without-openid-scope',
      'offline-access-app-only',
      'scope-missing',
    ],
  },
  note: 'one scope to the server',
  judge: ({ parameter }) => {
    const separator = findSeparator(parameter);
    if (separator === undefined) return undefined;
    const corrected = parameter.value.replaceAll(/[\s,;+"'[\]]+/g, ' ').trim();
    return { id: 'separator', data: { separator, scope: parameter.value }, corrected };
  },
});

function findSeparator({ value, raw }: Parameter): string | undefined {
  if (/^\s*\[/.test(value)) return 'the brackets of a JSON list';
  if (value.includes(',')) return 'commas';
  if (value.includes(';')) return 'semicolons';
  // An exporter may keep the + of an encoded blank: only an encoded plus is one for sure.
  return /%2b/i.test(raw) && value.includes('+') ? 'encoded plus signs' : undefined;
}
