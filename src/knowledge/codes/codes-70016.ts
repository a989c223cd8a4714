import type { CodeKnowledge } from '../code-knowledge.js';

/** Device code, federated assertions in their older numbering, and sign-in frequency (70016 to 70046). */
export const aadsts70016Codes = (): readonly CodeKnowledge[] => [
  {
    code: '70016',
    name: 'AuthorizationPending',
    title: 'Device code still waiting for the user',
    means:
      'A normal answer in the device code flow: the user has not finished in the browser yet. It is not a failure.',
    causes: [
      'The gap between two polls × `interval` of the devicecode response: polling faster earns `slow_down`',
      'If every poll until the end of the capture gets this answer, nobody completed the page, or a policy stopped it there',
    ],
    fix: [
      'Keep polling at the `interval` of the response until `expires_in` has passed',
      'If it never ends, look at the browser side: sign-in logs show whether Conditional Access blocked the device code flow',
    ],
    owner: 'user',
    action: 'none',
    related: ['70018', '70019', '70020'],
    rules: ['device-code-poll-too-fast', 'device-code-never-completed'],
    templates: ['AADSTS70016: OAuth 2.0 device flow error. Authorization is pending. Continue polling.'],
    otherNames: [
      {
        error: 'authorization_declined',
        title: 'The user declined the device code',
        means: 'On the page where the code was typed, the user refused to sign the device in.',
        fix: ['Stop polling; request a new code only when the user asks for it'],
        action: 'interaction',
      },
    ],
  },
  {
    code: '70018',
    name: 'BadVerificationCode',
    title: 'Device or user code not recognised',
    means: 'The code that was sent does not belong to a waiting device code request.',
    causes: [
      '`device_code` of the poll × the one in the devicecode response',
      '`client_id` or the tenant in the path differs between the devicecode request and the polls',
      'The user mistyped the code on the verification page',
    ],
    fix: [
      'Poll with the client and tenant that asked for the code',
      'Start again and copy the shown user code exactly',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['70016', '70020', '90119'],
    rules: ['device-code-client-or-tenant-changed'],
  },
  {
    code: '70019',
    name: 'CodeExpired',
    title: 'Device code expired',
    means: 'The user did not finish within the life of the code, usually 15 minutes.',
    causes: ['Time of the devicecode response plus `expires_in`, compared with the time of the poll'],
    fix: ['Request a new code and finish within its life'],
    owner: 'user',
    action: 'interaction',
    related: ['70020', '70016'],
    rules: ['device-code-expired'],
  },
  {
    code: '70020',
    title: 'Device code expired at the token endpoint',
    means: 'The poll presents a `device_code` whose life is over (error `expired_token`).',
    causes: [
      'Time of the devicecode response plus its `expires_in` (usually 900 seconds), compared with the time of this poll',
      'When it comes after seconds rather than minutes, the fault is on the side of the service or the code is an old one',
    ],
    fix: ['Stop polling, request a new device code and show the new user code'],
    owner: 'user',
    action: 'interaction',
    related: ['70019', '70016', '70018'],
    rules: ['device-code-expired'],
    templates: [
      "AADSTS70020: The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    ],
  },
  {
    code: '70021',
    title: 'No federated credential matches the assertion',
    means:
      'The `client_assertion` comes from an external issuer, and no federated identity credential of this application has the same issuer, subject and audience. Newer answers say which one differs: 700211, 700212, 700213.',
    causes: [
      '`iss`, `sub` and `aud` of the `client_assertion`, as printed in the text × the credential; all three are compared exactly, trailing slash and letter case included',
      '`aud` is not `api://AzureADTokenExchange` (or the value of the national cloud)',
      'GitHub: the subject names a branch while the credential expects an environment or a pull request',
      'Kubernetes: namespace or service account differ',
      '`client_id` is another application than the one that holds the credential',
      'The credential was created minutes ago and is not known everywhere yet',
    ],
    fix: [
      'Copy issuer, subject and audience from the assertion into the federated credential, or change what the issuer puts in',
      'Right after creating a credential wait a few minutes and try again',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['700211', '700212', '700213', '7002138'],
    rules: ['fic-issuer-or-subject-mismatch', 'fic-audience-wrong'],
    templates: [
      "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'.",
    ],
  },
  {
    code: '70023',
    title: 'External token lives too long',
    means:
      'An assertion of an external issuer may not be valid for longer than the limit that the text prints.',
    causes: [
      'The span from `iat` to `exp` in the `client_assertion` × the limit in the text',
      'An assertion without `iat`',
    ],
    fix: ['Let the issuer set `iat` and shorten the life of the token'],
    owner: 'client-app',
    action: 'code',
    related: ['700024', '70021'],
    rules: ['fic-lifetime-or-iat'],
    templates: [
      'AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to {limit}. Token issued at {iat}. Token expires on {exp}.',
    ],
  },
  {
    code: '70037',
    title: 'Remote sign-in challenge failed',
    means: 'The answer to the challenge of a remote sign-in session was not the expected one.',
    causes: [],
    fix: ['Start the sign-in again'],
    owner: 'user',
    action: 'interaction',
  },
  {
    code: '70043',
    name: 'BadTokenDueToSignInFrequency',
    title: 'Sign-in frequency passed',
    means:
      'A Conditional Access policy limits how long a sign-in counts, and this refresh token comes from an older one. This is the policy at work, not a fault of the token.',
    causes: [
      'The issue date and the allowed lifetime that the text prints × the Date header of the answer',
      'Only some resources may be affected: compare the scope with refreshes that were answered',
    ],
    fix: [
      'Send the user through authorize again; the refresh token cannot be revived',
      'If it happens too often, the sign-in frequency of the policy is what decides',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['70044', '70046', '700082', '50078'],
    rules: ['refresh-token-expired'],
    templates: [
      'AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {issueDate} and the maximum allowed lifetime for this request is {time}.',
    ],
  },
  {
    code: '70044',
    title: 'Session ended by policy',
    means: 'The session controls of Conditional Access required this session to end.',
    causes: ['How long ago the interactive sign-in was, if the capture shows it'],
    fix: ['Sign in interactively again'],
    owner: 'user',
    action: 'interaction',
    related: ['70043', '70046'],
  },
  {
    code: '70046',
    title: 'Policy asks for a fresh sign-in',
    means: 'A re-authentication requirement of Conditional Access no longer accepts this session.',
    causes: ['The request came without interaction, such as a refresh or `prompt=none`'],
    fix: ['Send an interactive authorize request'],
    owner: 'user',
    action: 'interaction',
    related: ['70043', '70044'],
    templates: [
      'AADSTS70046: The session has expired or is invalid due to re-authentication checks by conditional access.',
    ],
  },
];
