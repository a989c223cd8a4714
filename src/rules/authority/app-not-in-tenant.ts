import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Shows client and tenant side by side, and whether the same client worked elsewhere in the capture. */
export const appNotInTenant = serverCodeRule({
  meta: {
    id: 'app-not-in-tenant',
    category: 'authority',
    title: 'The app is not known in this tenant',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS700016', 'AADSTS700011', 'AADSTS70001', 'AADSTS7000112', 'AADSTS7000229'],
    messages: {
      unknown: 'Entry {entry}: the tenant {tenant} knows no client {client} ({code}). {elsewhere}',
      disabled: 'Entry {entry}: client {client} is switched off in the tenant {tenant} ({code}).',
    },
    why: 'A tenant serves only apps that are registered or consented to in it.',
    fix: [
      'Compare the client id with the application (client) id of the registration: not the object id, not the secret’s id.',
      'Compare the tenant with the one in which the app is registered; for other tenants, have an administrator consent there first.',
    ],
    references: [learn('Error codes', 'reference-error-codes')],
  },
  messageId: (_message, { codes }) => (codes.includes('AADSTS7000112') ? 'disabled' : 'unknown'),
  data: (message, _error, story) => ({
    tenant: message.endpoint?.tenant ?? 'of the path',
    client: clientOf(message, story) ?? 'of this request',
    elsewhere: elsewhere(message, story),
  }),
  evidence: (message) => {
    const client = message.parameters.get('client_id');
    return client === undefined
      ? []
      : [primary(message, client, 'the client'), related(message, undefined, 'the tenant in the path')];
  },
});

function clientOf(message: Message, story: Story): string | undefined {
  return message.parameters.value('client_id') ?? story.flowOf(message.id)?.clientId;
}

function elsewhere(message: Message, story: Story): string {
  const client = clientOf(message, story);
  const worked = story.flows.find(
    ({ clientId, outcome }) => client !== undefined && clientId === client && outcome === 'succeeded',
  );
  const tenant = worked?.authority?.tenant;
  if (tenant === undefined) return 'The capture shows it working nowhere.';
  return `The same client works at the tenant ${tenant} in this capture.`;
}
