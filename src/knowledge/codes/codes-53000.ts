import type { CodeKnowledge } from '../code-knowledge.js';

/** Conditional Access, age rules and used codes: AADSTS53000 to 54005. */
export const aadsts53000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '53000',
    name: 'DeviceNotCompliant',
    title: 'Device is not compliant',
    means:
      'A Conditional Access policy lets in compliant devices only, and this request came from one that is not, or from one that could not be told. Which of the two is the first thing to find out.',
    causes: [
      'Was a device identity presented at all (`x-ms-RefreshTokenCredential`, PKeyAuth, a device host)? If not, the device may well be compliant and unseen',
      'Private window, another browser profile, a browser without the sign-on extension, WSL, a container, or device code used on another machine',
      "Device identity was presented: state in the message, and the device's compliance in the management service",
    ],
    fix: [
      'Sign in through a browser or broker that can show the device',
      'Enrol the device, or mend what the management service reports as not compliant, and wait until the state has reached the directory',
      'For tools without a browser use an app credential or a managed identity',
    ],
    owner: 'user',
    action: 'policy',
    related: ['53001', '530002', '530003', '50097', '53003'],
    rules: ['conditional-access-blocked', 'device-identity-not-presented'],
    templates: [
      'AADSTS53000: Device is not in required device state: {state}. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.',
    ],
  },
  {
    code: '53001',
    name: 'DeviceNotDomainJoined',
    title: 'Device is not hybrid joined',
    means:
      'A Conditional Access policy lets in domain-joined devices only, and the request did not prove that this is one.',
    causes: [
      'Was a device identity presented at all? See 50097',
      'A device that is registered, or joined to the cloud only, where hybrid join is asked for',
    ],
    fix: [
      'Sign in from a domain-joined computer, in a browser that presents the device',
      'If cloud-joined devices should do, let the policy accept compliant devices as well',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53000', '50097', '50129'],
    rules: ['conditional-access-blocked', 'device-identity-not-presented'],
  },
  {
    code: '53002',
    name: 'ApplicationUsedIsNotAnApprovedApp',
    title: 'App is not on the approved list',
    means: 'A Conditional Access policy lets in approved apps only, and this client is not one of them.',
    causes: [
      "`client_id` of the request: a browser, the device's own mail app, or an own app where the policy asks for an approved one",
    ],
    fix: ['Use an approved app, or change the policy to app protection, which own apps can be built for'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['530021', '53009', '50127'],
    rules: ['conditional-access-blocked'],
  },
  {
    code: '53003',
    name: 'BlockedByConditionalAccess',
    title: 'Blocked by Conditional Access',
    means:
      'User and credential were in order, and a policy decided that no token is given out: by place, client, platform, risk, or simply a block. On v2 it is `invalid_grant` with suberror `message_only`, so another sign-in will only show an explanation. The claims in the body name the policy by id (`capolids`).',
    causes: [
      'claims in the error body: the id under `capolids` is the policy that decided',
      'Resource in scope against that of a sign-in that worked: the policy may cover only this resource, also as the downstream of an on-behalf-of request',
      'Network, User-Agent and grant type against those of requests that worked: place, platform, device code or other flows may be what is blocked',
      'Did the flow present a device identity? A policy that exempts compliant devices cannot exempt one it does not see',
    ],
    fix: [
      'Look the correlation id up in the sign-in log: the Conditional Access tab shows which policy failed and on which condition',
      "Meet that condition (network, device, client app), or have the policy's owner exclude this app or user",
      'In an API pass the claims on to the caller in a 401 with `insufficient_claims`; do not repeat the request unchanged',
    ],
    sample: 'conditional-access-blocked.har',
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53000', '50076', '530032', '530035', '530084'],
    rules: ['conditional-access-blocked', 'claims-challenge-ignored', 'obo-interaction-not-propagated'],
    templates: [
      'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    ],
  },
  {
    code: '53004',
    name: 'ProofUpBlockedDueToRisk',
    title: 'Registration of a second factor blocked by risk',
    means:
      'The user has to register a second factor, and the sign-in is too risky to let that happen now. By its name risk is the reason; the published text speaks only of registration.',
    causes: ['Network and device of this request: a new place, a VPN, a hosting provider'],
    fix: [
      'Register from a known place and device',
      "Let an administrator review the user's risk, or hand out a temporary access pass",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50072', '53010', '53011'],
  },
  {
    code: '53005',
    title: 'App protection policy must be applied',
    means:
      'Access is for apps under an Intune app protection policy, and this app has not applied one. The error is `unauthorized_client` with suberror `protection_policy_required`.',
    causes: [
      '`client_id` of the request: is the app built with the Intune SDK, and is a broker on the device?',
    ],
    fix: [
      'Let the app enrol with Intune when it sees this suberror, then ask again',
      'An app that cannot do so needs to be left out of the policy',
    ],
    owner: 'client-app',
    action: 'policy',
    related: ['53009', '53002'],
    templates: ['AADSTS53005: Application needs to enforce Intune protection policies.'],
  },
  {
    code: '53008',
    title: 'Number with no published meaning',
    means:
      'The code is known to exist; what it stands for is not public. By its number it belongs with the Conditional Access codes, next to 530084 on token protection.',
    causes: [],
    fix: ['Read the description that came with it, and look the correlation id up in the sign-in log'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['530084', '53003'],
  },
  {
    code: '53009',
    title: 'App protection missing',
    means:
      'The app has to enforce Intune protection before it gets a token. A second number for what 53005 says.',
    causes: ['suberror of the same response, and `client_id`: does the app support app protection?'],
    fix: ['Use an app that supports Intune app protection and sign in to it with the managed account'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53005', '53002'],
  },
  {
    code: '53010',
    name: 'ProofUpBlockedDueToSecurityInfoAcr',
    title: 'Second factor may not be registered from here',
    means:
      'The organisation lets users register security information from certain places or devices only, and this is none of them.',
    causes: ['Network and device identity of this request against those of a colleague who could register'],
    fix: ['Register from the company network or a managed device, or with a temporary access pass'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53004', '50072'],
  },
  {
    code: '53011',
    title: 'User at risk in the home tenant',
    means: 'A guest is blocked since the tenant the account comes from rates it as risky.',
    causes: ['Home tenant of the user (idp, utid in `client_info`) against the tenant of the request'],
    fix: [
      'The home tenant has to clear the risk: the user changes the password there, or an administrator there dismisses it',
    ],
    owner: 'user',
    action: 'account',
    related: ['530034', '50135', '53003'],
  },
  {
    code: '54000',
    name: 'MinorUserBlockedLegalAgeGroupRule',
    title: 'Blocked by an age rule',
    means:
      'By its name: the user counts as a minor, and the rule for that age group does not allow this app.',
    causes: [],
    fix: ["Check the user's age group and consent in the directory"],
    owner: 'tenant-admin',
    action: 'account',
    related: ['50015'],
  },
  {
    code: '54005',
    title: 'Authorization code used twice',
    means:
      'The code in this token request was redeemed before. A code works once; the earlier redemption, not this one, got the tokens.',
    causes: [
      'The same code in an earlier token request of the capture. Was that one answered, and what did the client do with the answer?',
      'The callback URL requested twice: reload, back button, browser prefetch, a link scanner, a component that renders twice',
      'Two handlers or two workers that both redeem, close together in time',
      'No earlier redemption in the capture: a server behind the callback redeemed it out of sight, or the POST was retried after a lost answer',
    ],
    fix: [
      'Redeem in one place and keep the result; answer a second callback with a redirect into the app',
      'Take the code out of the address right after use, so that a reload cannot send it again',
      'After a lost answer start a new sign-in instead of repeating the POST',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['70008', '70000', '501481', '50196'],
    rules: ['auth-code-reused', 'parallel-token-requests'],
    templates: [
      'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ],
  },
];
