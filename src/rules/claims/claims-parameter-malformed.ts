import { textFromBase64 } from '../../model/base64.js';
import { isObject, parseJson } from '../../model/json.js';
import { learn } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a claims parameter that is no JSON: still base64, encoded twice, or cut. */
export const claimsParameterMalformed = parameterRule({
  meta: {
    id: 'claims-parameter-malformed',
    category: 'claims',
    title: 'The claims parameter is no JSON',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS90100', 'AADSTS9002313', 'AADSTS50117'],
    messages: {
      base64:
        'The claims parameter of entry {entry} is still base64: it was copied from the challenge without decoding.',
      encoded: 'The claims parameter of entry {entry} is percent-encoded twice.',
      other: 'The claims parameter of entry {entry} is no JSON object.',
    },
    why: 'The server reads the parameter as a JSON object and refuses everything else.',
    fix: [
      'Decode the value of the challenge from base64 once, and send the JSON text as a form value (encoded once).',
    ],
    references: [learn('Claims challenges', 'claims-challenge')],
    supersedes: ['required-parameter-missing'],
  },
  on: ['token-request', 'authorization-request'],
  parameter: 'claims',
  findFault: ({ value }) =>
    value.trim() === '' || isObject(parseJson(value))
      ? undefined
      : { messageId: formOf(value), note: 'no JSON object' },
});

function formOf(value: string): 'base64' | 'encoded' | 'other' {
  if (/^%7B/i.test(value)) return 'encoded';
  return isObject(parseJson(textFromBase64(value))) ? 'base64' : 'other';
}
