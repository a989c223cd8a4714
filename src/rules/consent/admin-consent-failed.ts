import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { present, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an admin consent that came back with an error, without its confirmation, or for another tenant. */
export const adminConsentFailed = messageRule({
  meta: {
    id: 'admin-consent-failed',
    category: 'consent',
    title: 'The administrator’s consent did not go through',
    severity: 'error',
    proof: 'entry',
    owner: 'tenant-admin',
    codes: ['AADSTS65004', 'AADSTS90099'],
    messages: {
      error: 'Entry {entry}: admin consent came back with {error}.',
      otherTenant: 'Entry {entry}: admin consent was given for tenant {tenant}, and asked for {asked}.',
      unconfirmed:
        'Entry {entry}: the answer of the admin consent page does not confirm it (admin_consent is not True).',
    },
    why: 'Without the confirmation the permissions are not granted, and every later token lacks them.',
    fix: ['Repeat the request with an administrator of the right tenant who may consent for all users.'],
    references: [learn('Admin consent', 'v2-admin-consent')],
    supersedes: ['consent-required'],
  },
  on: 'message',
  findFault(message, story) {
    const confirmation = message.parameters.get('admin_consent');
    if (confirmation === undefined) return undefined;
    const error = message.parameters.get('error');
    const tenant = message.parameters.get('tenant');
    const asked = findAsked(message, story);
    if (error !== undefined) {
      return {
        messageId: 'error',
        data: { error: error.isRedacted ? 'an error' : error.value },
        evidence: [present(message, error, 'the answer')],
      };
    } else if (confirmation.value.toLowerCase() !== 'true') {
      return { messageId: 'unconfirmed', evidence: [primary(message, confirmation, 'not True')] };
    } else if (tenant !== undefined && asked !== undefined && tenant.value.toLowerCase() !== asked) {
      return {
        messageId: 'otherTenant',
        data: { tenant: tenant.value, asked },
        evidence: [primary(message, tenant, 'another tenant')],
      };
    }
    return undefined;
  },
});

/** The tenant that the consent request before this answer named by its id. */
function findAsked(message: Message, story: Story): string | undefined {
  const before = story.messages.slice(0, story.messages.indexOf(message));
  const request = before.findLast(({ endpoint }) => endpoint?.role === 'admin-consent');
  return story.tenants.idOf(request?.endpoint?.tenant);
}
