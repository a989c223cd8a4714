import type { Parameter } from '../../model/parameters.js';
import { rfc } from '../define-rule.js';
import { compared, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a parameter that stands twice, with two values, in one request. Twice the same is only untidy. */
export const duplicateParameter = messageRule({
  meta: {
    id: 'duplicate-parameter',
    category: 'protocol',
    title: 'A parameter was sent twice',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS9002313', 'AADSTS90100'],
    messages: {
      differs: 'Entry {entry} sends {name} twice, with two values.',
      same: 'Entry {entry} sends {name} twice, with the same value.',
    },
    why: 'A parameter may stand only once; which of two a server takes is chance.',
    fix: ['Send the parameter once: look for two layers that both add it.'],
    references: [rfc(6749, '3.1'), rfc(6749, '3.2')],
    supersedes: ['claims-parameter-malformed'],
    lowered: 'Information where both values are the same.',
  },
  on: ['token-request', 'authorization-request', 'device-authorization-request'],
  findFault(message) {
    const pair = findPair(message.form.list) ?? findPair(message.query.list);
    if (pair === undefined) return undefined;
    const [first, second] = pair;
    const evidence = [primary(message, second, 'the second'), compared(message, first, 'the first')];
    const data = { name: first.name };
    if (first.value === second.value)
      return { messageId: 'same', data, evidence, options: { severity: 'info' } };
    else return { messageId: 'differs', data, evidence };
  },
});

function findPair(list: readonly Parameter[]): readonly [Parameter, Parameter] | undefined {
  const seen = new Map<string, Parameter>();
  for (const parameter of list) {
    const first = seen.get(parameter.name);
    if (first !== undefined) return [first, parameter];
    seen.set(parameter.name, parameter);
  }
  return undefined;
}
