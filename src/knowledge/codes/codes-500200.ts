import type { CodeKnowledge } from '../code-knowledge.js';

/** Kinds of account, cross-tenant access and guests, in the longer numbers: AADSTS500200 to 500881, 5000224 and 5000819. */
export const aadsts500200Codes = (): readonly CodeKnowledge[] => [
  {
    code: '500200',
    title: 'Personal account not accepted by this app',
    means: 'A personal Microsoft account was used with an app that takes work or school accounts only.',
    causes: [
      '`login_hint` or the account typed, and the hop to login.live.com, against the account types of the registration',
    ],
    fix: [
      'Sign in with a work or school account, or have the personal account invited as a guest',
      "If personal accounts should be allowed, change the registration's account types and use /common",
    ],
    owner: 'user',
    action: 'account',
    related: ['500202', '50020', '9002332'],
    templates: [
      "AADSTS500200: User account '{user}' is a personal Microsoft account. Personal Microsoft accounts are not supported for this application unless explicitly invited to an organization.",
    ],
  },
  {
    code: '500202',
    title: 'Personal account not supported directly',
    means:
      'A personal Microsoft account reached an app or resource without direct support for such accounts. Only part of the message is publicly known.',
    causes: ['The account used against the account types of the registration and the path of the authority'],
    fix: ['Use a work or school account, or the tenant in which the personal account is a guest'],
    owner: 'user',
    action: 'account',
    related: ['500200', '500207'],
  },
  {
    code: '500207',
    title: 'Kind of account does not suit the resource',
    means:
      'Accounts of this kind (work, personal, external) are not served by the resource that was asked for.',
    causes: [
      'Kind of the account (tid, idp) against the resource in scope: some Microsoft APIs take work accounts only',
    ],
    fix: ['Use an account of the other kind, or leave this resource out for such users'],
    owner: 'user',
    action: 'account',
    related: ['500200', '500208'],
  },
  {
    code: '500208',
    title: 'Domain is no login domain for this kind of account',
    means: "The account's domain does not go with the kind of accounts that the tenant or endpoint serves.",
    causes: [
      'Domain of `login_hint` or username against the tenant in the path: a work account at a tenant for customers, or a personal one at a work tenant',
      'A tenant for customers (External ID) reached over login.microsoftonline.com instead of its ciamlogin.com host',
    ],
    fix: [
      'Use the authority that serves this kind of account; for External ID that is https://<name>.ciamlogin.com/<tenant>',
      'Sign in with an account of the kind this tenant serves',
    ],
    owner: 'client-app',
    action: 'account',
    related: ['50020', '500207', '9002332'],
    rules: ['account-type-vs-authority', 'ciam-authority-shape'],
    templates: ['AADSTS500208: The domain is not a valid login domain for the account type.'],
  },
  {
    code: '500212',
    name: 'NotAllowedByOutboundPolicyTenant',
    title: 'Home tenant does not let its user out',
    means:
      'The cross-tenant access policy of the tenant the user comes from does not allow this user into the resource tenant.',
    causes: [
      "Home tenant of the user (idp, utid in `client_info`) and tenant in the path: two different ones. The home tenant's outbound settings decide",
    ],
    fix: ['The home tenant allows the user, app and resource tenant in its outbound settings'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['500213', '500021', '1000104'],
    rules: ['cross-tenant-access-denied'],
  },
  {
    code: '500213',
    name: 'NotAllowedByInboundPolicyTenant',
    title: 'Resource tenant does not let the user in',
    means:
      'The cross-tenant access policy of the tenant that owns the resource does not admit this outside user.',
    causes: [
      'Home tenant of the user (idp, utid in `client_info`) and tenant in the path: two different ones. The inbound settings of the tenant in the path decide',
    ],
    fix: ["The resource tenant allows the user's tenant, the user and the app in its inbound settings"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['500212', '50020'],
    rules: ['cross-tenant-access-denied'],
  },
  {
    code: '500341',
    title: 'User account deleted',
    means:
      'The account was in this directory and has been deleted. The message names user and directory; the error is `invalid_grant`.',
    causes: [
      'Refresh or connector calls that worked until a certain moment: the deletion lies there',
      'The user was deleted and created anew: a new object, for which old tokens and connections do not count',
    ],
    fix: [
      'Restore the user while it is still among the deleted ones, or sign in with the account that replaces it',
      'Renew connections and services that were set up under the old account',
    ],
    owner: 'tenant-admin',
    action: 'account',
    related: ['50034', '50057', '51004'],
    templates: [
      'AADSTS500341: The user account {user} has been deleted from the {tenant} directory. To sign into this application, the account must be added to the directory.',
    ],
  },
  {
    code: '500571',
    title: 'Guest account disabled',
    means: 'The user signed in at home, but the guest object in this tenant is switched off.',
    causes: [
      "Tenant in the path against the user's home tenant: the account may be fine there and disabled here",
    ],
    fix: ['Enable the guest in the tenant of the request'],
    owner: 'tenant-admin',
    action: 'account',
    related: ['50057', '50020'],
    templates: ['AADSTS500571: The guest user account is disabled.'],
  },
  {
    code: '500581',
    title: 'Page looks for personal account sessions',
    means:
      'For a silent v2 request the page needs script to find out whether a personal account is signed in. An inner step that resolves by itself.',
    causes: ['If it is the last answer: a client without script fetched the page, so the step could not run'],
    fix: ['Nothing to mend in a browser; do not send `prompt=none` from an HTTP client without one'],
    owner: 'client-app',
    action: 'none',
    related: ['50058', '50168', '501314'],
  },
  {
    code: '500881',
    title: 'Limit on second-factor calls reached, app still works',
    means:
      'Too many calls or texts went out for the second factor; a notification in the authenticator app is still possible.',
    causes: ['Number of `SAS/BeginAuth` calls with a telephone method in the capture'],
    fix: ['Use the authenticator app, or wait some minutes'],
    owner: 'user',
    action: 'retry',
    related: ['50088'],
  },
  {
    code: '5000211',
    title: 'Tenant restrictions do not allow the tenant',
    means:
      'A network or a device adds a tenant restrictions policy to the sign-in, and that policy does not let this tenant through.',
    causes: [
      'Request headers `sec-Restrict-Tenant-Access-Policy`, `Restrict-Access-To-Tenants` and `Restrict-Access-Context`: a proxy added them, so only a capture behind the proxy shows them',
      'Tenant in the path × the tenants that the policy names',
    ],
    fix: [
      'Whoever runs the network or the device adds the tenant to the policy, or the user signs in from elsewhere',
    ],
    owner: 'network',
    action: 'policy',
    related: ['500212', '500021'],
    rules: ['cross-tenant-access-denied'],
  },
  {
    code: '5000224',
    name: 'NotAllowedTenantBlockedTenantFraud',
    title: 'Tenant blocked for fraud',
    means:
      'By its name: Microsoft has blocked the tenant on suspicion of fraud. The user is told only that the resource is not available.',
    causes: ["Tenant in the path: an own one, or a stranger's that a link led to"],
    fix: [
      'The owner of the tenant has to clear it with Microsoft. If the tenant is unknown to the user, treat the link as suspicious',
    ],
    owner: 'service',
    action: 'support',
    related: ['50002', '500021'],
  },
  {
    code: '5000819',
    name: 'InvalidSamlTokenEmailMissingOrInvalid',
    title: 'Mail address missing or foreign in the SAML assertion',
    means:
      "A federated partner's assertion has no mail address claim, or one whose domain is not that of the federation.",
    causes: [
      'Decoded SAMLResponse posted to the login host: the emailaddress attribute, and its domain against the domain that was federated',
    ],
    fix: ["Have the partner's provider send the mail address, in the federated domain"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50008', '50107'],
    rules: ['saml-assertion-conditions'],
  },
];
