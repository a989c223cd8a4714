import type { Parameter } from '../../model/parameters.js';
import type { Message } from '../../oauth/messages.js';
import { rfc } from '../define-rule.js';
import { compared } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a parameter that stands twice, with two values, in one request. Twice the same is only untidy. */
export const duplicateParameter = parameterRule({
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
  parameter: (message) => findPair(message)?.[1],
  findFault: (second, message) => {
    const [first = second] = findPair(message) ?? [];
    const fault = {
      data: { name: first.name },
      note: 'the second',
      others: [compared(message, first, 'the first')],
    };
    return first.value === second.value
      ? { ...fault, messageId: 'same', options: { severity: 'info' } }
      : { ...fault, messageId: 'differs' };
  },
});

function findPair({ form, query }: Message): readonly [Parameter, Parameter] | undefined {
  return pairIn(form.list) ?? pairIn(query.list);
}

function pairIn(list: readonly Parameter[]): readonly [Parameter, Parameter] | undefined {
  const seen = new Map<string, Parameter>();
  for (const parameter of list) {
    const first = seen.get(parameter.name);
    if (first !== undefined) return [first, parameter];
    seen.set(parameter.name, parameter);
  }
  return undefined;
}
