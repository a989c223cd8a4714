import { findClientApp } from '../../knowledge/find-app.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** An app signs in under an id of Microsoft’s own. */
export const firstPartyAppIdReused = serverCodeRule({
  meta: {
    id: 'first-party-app-id-reused',
    category: 'consent',
    title: 'The app uses a client id of Microsoft’s own',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS65002'],
    messages: {
      borrowed:
        'Entry {entry}: client {client}{name} may not ask for this API: between apps of Microsoft only what Microsoft has arranged is allowed ({code}).',
    },
    why: 'Microsoft’s own clients get tokens only for the APIs they were set up for; nobody else can consent to more.',
    fix: ['Register an app of your own and use its client id.'],
    references: [learn('Register an app', 'quickstart-register-app')],
  },
  data: (message, _error, story) => {
    const client = message.parameters.value('client_id') ?? story.flowOf(message.id)?.clientId;
    const known = findClientApp(client)?.name;
    return { client: client ?? 'of this request', name: known === undefined ? '' : ` (${known})` };
  },
  evidence: (message) => {
    const client = message.parameters.get('client_id');
    return client === undefined ? [] : [primary(message, client, 'the client id')];
  },
});
