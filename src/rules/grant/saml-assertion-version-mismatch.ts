import { findSamlFacts } from '../../oauth/saml-bearer.js';
import { learn, rfc } from '../define-rule.js';
import { related } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

const GRANTS = {
  '1.1': 'urn:ietf:params:oauth:grant-type:saml1_1-bearer',
  '2.0': 'urn:ietf:params:oauth:grant-type:saml2-bearer',
} as const;

/** Reports a SAML assertion of one version sent with the grant type of the other. */
export const samlAssertionVersionMismatch = parameterRule({
  meta: {
    id: 'saml-assertion-version-mismatch',
    category: 'grant',
    title: 'The SAML version does not fit the grant type',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50008'],
    messages: {
      mismatch:
        'Entry {entry} sends a SAML {version} assertion with the grant type of the other version, {grantType}.',
    },
    why: 'The grant type tells the server which of the two SAML formats to read; it does not look for itself.',
    fix: [
      'SAML 1.1 goes with …:saml1_1-bearer, SAML 2.0 with …:saml2-bearer; choose by the root element of the assertion.',
    ],
    references: [learn('SAML bearer assertion flow', 'v2-saml-bearer-assertion'), rfc(7522, '2.1')],
    supersedes: ['saml-assertion-conditions'],
  },
  on: 'token-request',
  parameter: 'grant_type',
  findFault: ({ value }, request) => {
    const facts = findSamlFacts(request);
    if (facts?.version === undefined || facts.isDesktopSso) return undefined;
    const right = GRANTS[facts.version];
    if (value.trim() === right) return undefined;
    return {
      messageId: 'mismatch',
      data: { version: facts.version, grantType: value },
      note: 'the grant of the other version',
      others: [related(request, request.parameters.get('assertion'), `SAML ${facts.version}`)],
      options: { change: { message: request, set: { grant_type: right } } },
    };
  },
});
