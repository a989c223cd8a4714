import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Suspects an External ID address without its tenant segment: custom URL domains may look alike. */
export const ciamAuthorityShape = messageRule({
  meta: {
    id: 'ciam-authority-shape',
    category: 'authority',
    title: 'The External ID address lacks its tenant',
    severity: 'info',
    proof: 'heuristic',
    owner: 'client-app',
    codes: ['AADSTS500208', 'AADSTS90002'],
    messages: {
      noTenant:
        'Entry {entry} calls {host} with "{segment}" where the tenant should stand; that may be why it was refused.',
    },
    why: 'At ciamlogin.com the path still begins with the tenant, although the host names it too.',
    fix: [
      'Use https://<subdomain>.ciamlogin.com/<tenant id>/ as authority, or <subdomain>.onmicrosoft.com as the tenant.',
    ],
    references: [
      learn('External ID authority', '/entra/external-id/customers/concept-supported-features-customers'),
    ],
    supersedes: ['account-type-vs-authority', 'resource-cloud-mismatch', 'tenant-not-found'],
    canBeCause: false,
  },
  on: 'message',
  findFault(message) {
    const { endpoint, answer } = message;
    if (endpoint?.kind !== 'ciam' || answer.outcome !== 'refused') return undefined;
    const segment = message.url.pathname.split('/')[1] ?? '';
    if (!/^(?:oauth2|v2\.0|common|organizations|consumers)?$/i.test(segment)) return undefined;
    const place = primary(message, undefined, 'the place of the tenant');
    return { messageId: 'noTenant', data: { host: endpoint.host, segment }, evidence: [place] };
  },
});
