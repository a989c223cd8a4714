import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Consent is missing for the API that exchanges the token, not for the app that the user sees. */
export const oboConsentMissingForMiddleTier = serverCodeRule({
  meta: {
    id: 'obo-consent-missing-for-middle-tier',
    category: 'consent',
    title: 'The middle-tier API lacks consent for the API behind it',
    severity: 'error',
    proof: 'server',
    owner: 'tenant-admin',
    codes: ['AADSTS65001', 'AADSTS650057'],
    messages: {
      middleTier:
        'Entry {entry}: nobody has consented to {scopes} for the API {client}, which exchanges the user’s token ({code}).',
    },
    why: 'In on-behalf-of the API asks in its own name; consent given to the front end does not count for it.',
    fix: [
      'Grant admin consent for the downstream permissions on the registration of the middle-tier API.',
      'Or list the front end under knownClientApplications of the API and let the front end ask for <API>/.default: then one consent covers both.',
    ],
    references: [learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow')],
    supersedes: ['consent-required'],
  },
  applies: (message, error) => {
    if (message.kind !== 'token-request' || message.grant !== 'on-behalf-of') return false;
    const named = /application with ID '([0-9a-f-]{36})'/i.exec(error.description ?? '')?.[1]?.toLowerCase();
    const own = message.parameters.value('client_id')?.toLowerCase();
    return named === undefined || own === undefined || named === own;
  },
  data: (message) => ({
    client: message.parameters.value('client_id') ?? 'of this request',
    scopes: message.parameters.value('scope') ?? 'the permissions it asks for',
  }),
  evidence: (message) => {
    const scope = message.parameters.get('scope');
    return scope === undefined ? [] : [related(message, scope, 'what the API asked for')];
  },
});
