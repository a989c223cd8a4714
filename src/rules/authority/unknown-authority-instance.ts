import { parseUrl } from '../../model/url.js';
import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an authority that instance discovery refused. Custom domains have to be declared to the library. */
export const unknownAuthorityInstance = messageRule({
  meta: {
    id: 'unknown-authority-instance',
    category: 'authority',
    title: 'The authority is not known to Microsoft’s clouds',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50049'],
    messages: {
      unknown: 'Entry {entry} asked whether {host} is an authority of Microsoft, and the answer is no.',
    },
    why: 'Before it sends anything, the library asks a well-known host about the authority; a name that is not in the list stops it.',
    fix: [
      'Correct the host of the authority.',
      'For custom domains, B2C or AD FS: list the host under knownAuthorities, or switch the check off in the library.',
    ],
    references: [learn('Authorities in MSAL', 'msal-client-application-configuration')],
  },
  on: 'metadata-request',
  findFault(message) {
    if (message.endpoint?.role !== 'instance-discovery') return undefined;
    const error = message.errors.find(
      (each) => each.error === 'invalid_instance' || each.codes.includes('AADSTS50049'),
    );
    const asked = message.parameters.get('authorization_endpoint');
    if (error === undefined || asked === undefined) return undefined;
    const host = parseUrl(asked.value)?.host ?? 'the given authority';
    const evidence = [
      primary(message, asked, 'the authority in question'),
      related(message, error.at, 'the answer'),
    ];
    return { messageId: 'unknown', data: { host }, evidence };
  },
});
