import type { CodeKnowledge } from '../code-knowledge.js';

/** Features and accounts: AADSTS51000 to 52004. */
export const aadsts51000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '51000',
    name: 'RequiredFeatureNotEnabled',
    title: 'Feature is switched off',
    means:
      'The request needs a feature that is not enabled for this tenant, app or resource; the message names it. Seen with status 412 for mutual TLS client authentication.',
    causes: [
      'Feature in the message against the request: for MtlsClientAuth the host is an mtlsauth host or `token_type` is `mtls_pop`',
    ],
    fix: ['Use the ordinary endpoint and token type, or have the feature enabled where that is offered'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['392189', '392200', '50171'],
    rules: ['mtls-certificate-missing'],
    templates: ['AADSTS51000: {feature} is/are disabled'],
  },
  {
    code: '51001',
    name: 'DomainHintMustbePresent',
    title: 'Domain hint missing',
    means:
      'The user was named by an on-premises identifier, which has a meaning only together with its domain.',
    causes: ['Parameters of the request: an on-premises SID or name without `domain_hint`'],
    fix: ['Send `domain_hint` along, or name the user by the cloud sign-in name'],
    owner: 'client-app',
    action: 'code',
    related: ['50143', '50128'],
  },
  {
    code: '51004',
    name: 'UserAccountNotInDirectory',
    title: 'Account is not in this directory',
    means: 'The account that is signed in has no user object in the tenant that the app named.',
    causes: [
      'Tenant in the path against the tid of tokens the same account got elsewhere',
      'The account was deleted here, or never invited',
    ],
    fix: [
      'Correct the tenant in the authority, or sign in with an account of it',
      'Invite the account if it is meant to have access',
    ],
    owner: 'tenant-admin',
    action: 'account',
    related: ['50034', '50020', '500341'],
    rules: ['user-not-in-tenant'],
  },
  {
    code: '51005',
    name: 'TemporaryRedirect',
    title: 'Redirect to another address',
    means:
      'The service answers with status 307: the same request, method and body included, belongs at the address in Location. A step of the flow.',
    causes: ['Location of the answer and the next request: was it followed with the same method and body?'],
    fix: ['Let the HTTP client follow 307 with the POST body; many turn it into a GET or drop the body'],
    owner: 'client-app',
    action: 'none',
    related: ['50157'],
  },
  {
    code: '51006',
    name: 'ForceReauthDueToInsufficientAuth',
    title: 'Session lacks Windows integrated sign-in',
    means:
      'The resource asks for a session made by Windows integrated sign-in, and the present one was made in another way.',
    causes: ['How the session began: a typed password where a Kerberos step was expected'],
    fix: ['Sign out and in again on a domain computer, so that integrated sign-in takes place'],
    owner: 'user',
    action: 'interaction',
    related: ['50180'],
  },
  {
    code: '52004',
    name: 'DelegationDoesNotExistForLinkedIn',
    title: 'No consent for LinkedIn',
    means: 'The user has not agreed that LinkedIn data may be used with the work account.',
    causes: [],
    fix: ['Let the user connect the LinkedIn account and agree, where the tenant allows it'],
    owner: 'user',
    action: 'interaction',
    related: ['65001'],
  },
];
