import { findSamlFacts } from '../../oauth/saml-bearer.js';
import { isEntraIssuer } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a SAML assertion that Entra issued itself, handed back to Entra for a token. */
export const samlAssertionFromEntra = parameterRule({
  meta: {
    id: 'saml-assertion-from-entra',
    category: 'grant',
    title: 'The SAML assertion was issued by Entra itself',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50107'],
    messages: {
      own: 'The SAML assertion of entry {entry} was issued by {issuer}. Entra takes SAML assertions only from the identity provider of a federated domain.',
    },
    why: 'The SAML bearer grant exists for users of domains that are federated with AD FS or the like: Entra trusts that provider to name its users. An assertion that Entra made for an application is not meant for that.',
    fix: [
      'For a web app that users enter by SAML: let it sign them in by OpenID Connect as well, and use the code.',
      'For an API that needs SAML further on: on-behalf-of with requested_token_type saml2.',
    ],
    references: [
      learn('SAML bearer assertion flow', 'v2-saml-bearer-assertion'),
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
    ],
    supersedes: ['saml-assertion-version-mismatch', 'client-secret-in-url'],
  },
  on: 'token-request',
  parameter: 'assertion',
  findFault: (_, request) => {
    const issuer = findSamlFacts(request)?.issuer;
    return issuer === undefined || !isEntraIssuer(issuer)
      ? undefined
      : { messageId: 'own', data: { issuer }, note: 'issued by Entra' };
  },
});
