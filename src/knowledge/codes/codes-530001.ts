import type { CodeKnowledge } from '../code-knowledge.js';

/** Conditional Access, the longer numbers: AADSTS530001 to 530084. */
export const aadsts530001Codes = (): readonly CodeKnowledge[] => [
  {
    code: '530001',
    title: 'Browser cannot show the device',
    means: 'A device policy applies, and the browser used is not one that can present the device.',
    causes: [
      'User-Agent of the authorize request, and whether any device identity follows. Private windows count as unable',
    ],
    fix: [
      'Use Edge with the work profile, or Chrome or Firefox with the setting or extension for device sign-on',
    ],
    owner: 'user',
    action: 'policy',
    related: ['53000', '530002', '530003'],
  },
  {
    code: '530002',
    name: 'DeviceNotCompliant',
    title: 'Compliant device required',
    means: 'The resource is for compliant devices, and the device of this request was not seen as one.',
    causes: [
      'Device identity presented in the flow or not (see 53000); if so, its compliance state in the management service',
    ],
    fix: ['Bring the device into compliance, or sign in where the device can be seen'],
    owner: 'user',
    action: 'policy',
    related: ['53000', '530003', '50097'],
  },
  {
    code: '530003',
    title: 'Managed device required',
    means: 'The resource is for managed devices, and this request did not come from one, or did not show it.',
    causes: [
      'Device identity presented in the flow or not: private windows, containers, WSL and device code on another machine show none',
      'A personal computer that is registered but not managed',
    ],
    fix: [
      'Enrol the device and sign in through a browser or broker that presents it',
      'For unattended tools use an app credential or a managed identity',
    ],
    owner: 'user',
    action: 'policy',
    related: ['53000', '530002', '530033'],
    templates: ['AADSTS530003: Your device is required to be managed to access this resource.'],
  },
  {
    code: '530004',
    title: 'Compliance of the home tenant not trusted',
    means:
      'An outside user must be on a compliant device, and the resource tenant has not said whether it believes the home tenant about that.',
    causes: [
      "Home tenant of the user (idp, utid in `client_info`) against the tenant of the request: the resource tenant's inbound trust settings decide",
    ],
    fix: [
      'The resource tenant trusts compliant devices of the home tenant, or exempts outside users from this policy',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53000', '500213'],
    templates: [
      "AADSTS530004: AcceptCompliantDevice setting isn't configured for this organization. The admin needs to configure this setting to allow external users access to protected resources.",
    ],
  },
  {
    code: '530021',
    title: 'App does not count as approved',
    means: 'The policy wants an approved client app, and this one does not meet what that takes.',
    causes: ['`client_id` of the request, and whether it came through a broker'],
    fix: ['Use an approved app through the broker, or move the policy to app protection'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53002', '53009'],
  },
  {
    code: '530031',
    title: 'Conditional Access stops the request',
    means:
      'One of the refusals by Conditional Access that share the beginning 53003. What sets this number apart from its neighbours is not known here.',
    causes: ['Device identity presented in the flow or not, and whether the answer holds `claims`'],
    fix: ['Look the correlation id up in the sign-in log: its Conditional Access tab names the policy'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53003', '530032'],
    rules: ['conditional-access-blocked'],
  },
  {
    code: '530032',
    name: 'BlockedByConditionalAccessOnSecurityPolicy',
    title: 'Blocked by a security policy of the tenant',
    means: 'A policy set for the whole tenant stops this request. Which one, the response does not tell.',
    causes: ['Grant type, client and place of this request against those of requests that worked'],
    fix: ['Look the correlation id up in the sign-in log and meet, or change, the policy named there'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53003', '530035'],
  },
  {
    code: '530033',
    title: 'Device code blocked by a device policy',
    means:
      'A device-based policy applies, and in the device code flow the device asking for tokens cannot be judged, so the flow is refused.',
    causes: [
      '`grant_type` `device_code` in the polls that end with this, and a browser elsewhere that approved the code',
    ],
    fix: [
      'Sign in with a browser or broker on the device itself',
      'For servers use an app credential or a managed identity',
    ],
    owner: 'client-app',
    action: 'policy',
    related: ['53000', '530036', '53003'],
  },
  {
    code: '530034',
    name: 'DelegatedAdminBlockedDueToSuspiciousActivity',
    title: 'Partner administrator blocked by risk',
    means:
      "An administrator of a partner is kept out since the account is rated risky in the partner's own tenant.",
    causes: ['Home tenant of the user against the customer tenant in the path'],
    fix: ["The partner's tenant clears the risk of that account, after a password change for instance"],
    owner: 'tenant-admin',
    action: 'account',
    related: ['53011', '90099'],
  },
  {
    code: '530035',
    name: 'BlockedBySecurityDefaults',
    title: 'Blocked by security defaults',
    means:
      'The tenant has security defaults on, and they do not admit this request: an old way of signing in, or one they deem unsafe.',
    causes: [
      '`grant_type` password, or a mail protocol with user name and password: legacy authentication',
      'A user who has not registered a second factor in the time allowed',
    ],
    fix: [
      'Move the client to an interactive flow, or to an app credential',
      'Let the user register a second factor',
      'A tenant that needs exceptions replaces security defaults by Conditional Access',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53003', '530032', '50079'],
    rules: ['ropc-user-cannot'],
  },
  {
    code: '530036',
    title: 'Refresh token from a blocked flow',
    means:
      'The refresh token came from a sign-in by a flow, device code for instance, that a Conditional Access policy on authentication flows now blocks. The token keeps that mark.',
    causes: [
      "How the refresh token was first obtained: a `device_code` grant earlier in the capture or in the client's history",
    ],
    fix: [
      'Sign in again by the code flow in a browser or broker',
      'If device code is needed, exclude this client or user from the policy',
    ],
    owner: 'tenant-admin',
    action: 'interaction',
    related: ['530033', '53003', '700082'],
  },
  {
    code: '530084',
    title: 'Blocked by token protection',
    means:
      'A policy asks for tokens bound to the device, and this client cannot get or use such tokens. Public reports quote two different texts.',
    causes: [
      '`client_id` and User-Agent: command-line tools, scripts and browsers where only certain native apps bind tokens',
      'Was the sign-in made through the broker? Without it nothing is bound',
    ],
    fix: [
      'Sign in through a client and broker that bind tokens',
      'Leave this client or resource out of the token protection policy',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53008', '53003', '50097'],
    templates: [
      'AADSTS530084: Access has been blocked by conditional access token protection policy.',
      'AADSTS530084: The access token is not from an allowed client application.',
    ],
  },
];
