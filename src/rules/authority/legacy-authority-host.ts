import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

const OLD_NAMES = new Set([
  'login.windows.net',
  'sts.windows.net',
  'login.microsoft.com',
  'login.microsoftonline.de',
]);

/** Notes a login host by one of its old names; told once a host. */
export const legacyAuthorityHost = defineRule({
  meta: {
    id: 'legacy-authority-host',
    category: 'authority',
    title: 'The login host is called by an old name',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      alias: 'Entry {entry} calls {host}; the name to use is login.microsoftonline.com.',
      closed: 'Entry {entry} calls {host}, the cloud of Germany that closed in 2021.',
    },
    why: 'Old names still answer, and differ in cookies, allow lists and firewalls.',
    fix: ['Set the authority host to the current name.'],
    references: [learn('National clouds', 'authentication-national-cloud')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const told = new Set<string>();
    for (const message of story.messages) {
      const { endpoint } = message;
      const isCall =
        endpoint?.role === 'authorize' || endpoint?.role === 'token' || endpoint?.role === 'device-code';
      if (endpoint === undefined || !isCall || !OLD_NAMES.has(endpoint.host) || told.has(endpoint.host))
        continue;
      told.add(endpoint.host);
      const id = endpoint.cloud === 'germany' ? 'closed' : 'alias';
      report(id, { entry: message.entry.index, host: endpoint.host }, [
        primary(message, undefined, 'the old name'),
      ]);
    }
  },
});
