import { isGuid } from '../../model/guid.js';
import { findErrorNaming } from '../../oauth/server-codes.js';
import { learn } from '../define-rule.js';
import { serverAnswer } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

const CODE = 'AADSTS7000215';

/** Suspects the secret's id where its value belongs: values have about 40 characters and are never GUIDs. */
export const clientSecretIsSecretId = parameterRule({
  meta: {
    id: 'client-secret-is-secret-id',
    category: 'client-auth',
    title: 'The id of the client secret was sent in place of its value',
    severity: 'error',
    proof: 'heuristic',
    owner: 'client-app',
    codes: [CODE],
    messages: {
      guid: 'The client_secret of entry {entry} has the form of a GUID, and the server does not accept it. Secret values look different; the secret’s id looks just like this.',
    },
    why: 'The portal shows a Secret ID beside each Value. Only the Value works, and it can be copied only right after it was made.',
    fix: ['Create a new client secret, copy its Value at once, and put that into the configuration.'],
    references: [learn('Add credentials to an app', 'how-to-add-credentials')],
    supersedes: ['client-secret-encoding-damaged', 'basic-auth-not-form-encoded'],
  },
  on: 'token-request',
  parameter: 'client_secret',
  findFault: ({ value }, request) => {
    const refusal = findErrorNaming(request.errors, [CODE, 'AADSTS50012']);
    if (refusal === undefined || !isGuid(value.trim())) return undefined;
    const change = { message: request, set: { client_secret: '<value of the client secret>' } };
    return {
      messageId: 'guid',
      note: 'has the form of a GUID',
      others: serverAnswer(request, refusal),
      options: { change, explains: [refusal.id] },
    };
  },
});
