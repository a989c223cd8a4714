import type { CodeKnowledge } from '../code-knowledge.js';

/** Federated identity credentials: AADSTS700211 to 700238 and 7002121 to 7002203. */
export const aadsts700211Codes = (): readonly CodeKnowledge[] => [
  {
    code: '700211',
    title: 'Issuer of the assertion matches no federated credential',
    means: 'No federated identity credential of the application has the `iss` of this assertion.',
    causes: [
      '`iss` of `client_assertion`, as printed in the text, × the issuer of the credential: trailing slash, letter case, tenant or cluster id',
      '`client_id` is not the application that holds the credential',
      'A cluster or pipeline was recreated and has another issuer URL now',
      'The credential was added minutes ago',
    ],
    fix: [
      'Copy `iss` exactly into the federated credential',
      'Right after adding it wait a few minutes and try again',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['70021', '700212', '700213'],
    rules: ['fic-issuer-or-subject-mismatch'],
    templates: [
      "AADSTS700211: No matching federated identity record found for presented assertion issuer '{issuer}'.",
    ],
  },
  {
    code: '700212',
    title: 'Audience of the assertion matches no federated credential',
    means: 'The `aud` of this assertion is not the audience that the federated credential expects.',
    causes: [
      '`aud` of `client_assertion` × `api://AzureADTokenExchange`, or the value of the national cloud',
      'The job or pod used a token made for something else: GitHub without the `audience` input, Kubernetes with the default service account token',
    ],
    fix: [
      'Ask the issuer for a token with the audience of the credential',
      'Or set the audience of the credential to the one that the issuer sends',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['7002121', '70021', '700211', '700213'],
    rules: ['fic-audience-wrong'],
    templates: [
      "AADSTS700212: No matching federated identity record found for presented assertion audience '{audience}'.",
    ],
  },
  {
    code: '700213',
    title: 'Subject of the assertion matches no federated credential',
    means:
      'Issuer and audience may fit, but no federated credential of the application has the `sub` of this assertion.',
    causes: [
      '`sub` printed in the text × the subject of the credential, character by character',
      'GitHub: `repo:owner/name:ref:refs/heads/main` for a branch, `:environment:name` for an environment, `:pull_request` for a pull request; newer subjects carry numeric ids',
      'Kubernetes: `system:serviceaccount:<namespace>:<name>`',
      'A renamed repository, project or service connection',
      'The credential was added minutes ago',
    ],
    fix: [
      'Copy `sub` from the text into the federated credential, or add a second credential for the other branch or environment',
      'Right after a change wait a few minutes and try again',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['70021', '700211', '7002137', '7002138'],
    rules: ['fic-issuer-or-subject-mismatch'],
    templates: [
      "AADSTS700213: No matching federated identity record found for presented assertion subject '{subject}'.",
    ],
  },
  {
    code: '700222',
    title: 'Entra token used as federated credential',
    means:
      'The assertion was issued by Entra itself, which federated credentials do not accept in this setting.',
    causes: ['`iss` of `client_assertion` is a login host or sts.windows.net'],
    fix: [
      'Use a managed identity of the same tenant as the credential',
      'Or sign the assertion with a certificate, or take a token of an external issuer',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['700226', '700229', '700236'],
    rules: ['fic-entra-issued-token'],
    templates: ['AADSTS700222: AAD-issued tokens may not be used for federated identity flows.'],
  },
  {
    code: '700223',
    title: 'Federated credentials switched off in the tenant',
    means: 'The tenant does not allow sign-in with federated credentials.',
    causes: [
      'The assertion itself can be right: the tenant of the path has a policy against this kind of credential',
    ],
    fix: ['Have the policy of the tenant allow it, or use a managed identity or certificate'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['700238'],
  },
  {
    code: '700226',
    title: 'Only managed identity tokens count here',
    means: 'For an assertion issued by Entra, nothing but the token of a managed identity is accepted.',
    causes: [
      '`iss` of `client_assertion` is Entra and the token has no `xms_mirid` claim: it belongs to an ordinary application',
    ],
    fix: ['Get the assertion from a managed identity, for the token exchange audience'],
    owner: 'client-app',
    action: 'code',
    related: ['700222', '700229'],
    rules: ['fic-entra-issued-token'],
    templates: [
      'AADSTS700226: Only MSI tokens may be used as Federated Identity Credentials for AAD issuer.',
    ],
  },
  {
    code: '700227',
    title: 'Audience of the token forbidden',
    means:
      'The token offered as credential has an audience that may not be used for this. Little more is public.',
    causes: ['`aud` of `client_assertion` × `api://AzureADTokenExchange`'],
    fix: ['Request the token of the managed identity for the token exchange audience'],
    owner: 'client-app',
    action: 'code',
    related: ['700212', '700226'],
    templates: ['AADSTS700227: Forbidden token audience.'],
  },
  {
    code: '700229',
    name: 'ForbiddenTokenType',
    title: 'User token used as federated credential',
    means:
      'An assertion issued by Entra has to be a token of an application alone; this one speaks for a user.',
    causes: ['`client_assertion` has `scp` or a user name, or lacks `idtyp` with the value `app`'],
    fix: ['Get the assertion by `client_credentials` or from a managed identity'],
    owner: 'client-app',
    action: 'code',
    related: ['700222', '700226'],
    rules: ['fic-entra-issued-token'],
  },
  {
    code: '700236',
    title: 'Entra token of this issuer not usable in this tenant',
    means:
      'A token issued by Entra was offered as federated credential to an application of a tenant that does not accept it; as far as is known, the managed identity has to be of the same tenant.',
    causes: [
      'The tenant id in `iss` of `client_assertion`, printed in the text, × the tenant of the application',
    ],
    fix: ['Use a managed identity of the tenant of the application, or a certificate'],
    owner: 'client-app',
    action: 'code',
    related: ['700222', '700226'],
    templates: [
      "AADSTS700236: Entra ID tokens issued by issuer '{issuer}' may not be used for federated identity credential flows for applications or managed identities registered in this tenant.",
    ],
  },
  {
    code: '700238',
    title: 'Federation with this issuer blocked by the tenant',
    means: 'A policy of the tenant stands against federated credentials, as with 700223.',
    causes: ['`iss` of the assertion, in case the policy allows some issuers and not others'],
    fix: ['Have the policy of the tenant allow the issuer, or use a managed identity or certificate'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['700223'],
  },
  {
    code: '7002121',
    title: 'Audience of the assertion does not match',
    means: 'A variant of 700212: no federated credential expects the audience of this assertion.',
    causes: ['`aud` printed in the text × the audience of the federated credential'],
    fix: ['Make both the same; `api://AzureADTokenExchange` is the usual value in the public cloud'],
    owner: 'client-app',
    action: 'registration',
    related: ['700212', '70021'],
    templates: [
      "AADSTS7002121: No matching federated identity record found for presented assertion audience '{audience}'.",
    ],
  },
  {
    code: '7002137',
    title: 'Subject differs from the one expected',
    means: 'A variant of 700213 whose text also says which subject would have matched.',
    causes: ['Both subjects stand in the text: the one sent and the one the credential has to hold'],
    fix: ['Set the subject of the federated credential to the value that the text asks for'],
    owner: 'client-app',
    action: 'registration',
    related: ['700213', '7002138'],
    templates: [
      "AADSTS7002137: No matching federated identity record found for presented assertion subject '{subject}'. Please make sure the federated identity credential Subject is '{expectedSubject}'.",
    ],
  },
  {
    code: '7002138',
    title: 'Subject differs in letter case only',
    means:
      'The subject of the assertion would match a federated credential if capital and small letters were the same; since August 2024 they are told apart.',
    causes: [
      '`sub` printed in the text × the subject of the credential: owner, repository or environment in other case',
    ],
    fix: ['Write the subject of the credential in exactly the case the issuer sends'],
    owner: 'client-app',
    action: 'registration',
    related: ['700213', '7002137'],
    templates: [
      "AADSTS7002138: No matching federated identity record found for presented assertion subject '{subject}'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison.",
    ],
  },
  {
    code: '7002203',
    title: 'Subject matches no federated credential (agent identity)',
    means: 'As 700213, seen with agent identities: no federated credential has this subject.',
    causes: ['`sub` printed in the text × the subjects of the credentials of the application in `client_id`'],
    fix: ['Add a federated credential with that subject'],
    owner: 'client-app',
    action: 'registration',
    related: ['700213', '70021'],
    templates: [
      "AADSTS7002203: No matching federated identity record found for presented assertion subject '{subject}'",
    ],
  },
];
