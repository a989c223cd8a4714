import type { CodeKnowledge } from '../code-knowledge.js';

/** Revoked grants, missing credentials, loops and interrupts: AADSTS50173 to 50201. */
export const aadsts50173Codes = (): readonly CodeKnowledge[] => [
  {
    code: '50173',
    name: 'FreshTokenNeeded',
    title: 'Grant revoked',
    means:
      "The refresh token was issued before the moment from which this user's tokens count as valid: the password was changed or reset, or sessions were revoked. The message prints both dates. It comes as `invalid_grant` with suberror `bad_token`.",
    causes: [
      'The two dates in the message: issued earlier than the valid-from date proves the revocation',
      'Other clients of the same user failing from the same moment on',
      'A client that keeps sending the token after the first refusal',
    ],
    fix: [
      'Delete the refresh token and let the user sign in again; no later attempt with it can succeed',
      'If nobody changed the password, look in the audit log for who revoked the sessions',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['50132', '50133', '700082', '70008'],
    rules: ['refresh-token-revoked'],
    templates: [
      "AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{authTime}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{validDate}'.",
    ],
  },
  {
    code: '50176',
    title: 'External control not defined',
    means:
      'The policy refers to an external control by an id for which the tenant has no definition; the message prints the id.',
    causes: [],
    fix: ['Take the id in the message out of the policy, or define the control again'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50170', '50172'],
  },
  {
    code: '50177',
    name: 'ExternalChallengeNotSupportedForPassthroughUsers',
    title: 'External user cannot pass the outside check',
    means:
      'A policy with an outside check applies to a user who only passes through from another directory, and such users cannot be sent there.',
    causes: ['Home of the user (idp, utid in `client_info`) against the tenant of the request'],
    fix: ['Exclude these users from the policy, or make them guests with their own object in the tenant'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50178', '50158'],
    rules: ['guest-user-context'],
  },
  {
    code: '50178',
    name: 'SessionControlNotSupportedForPassthroughUsers',
    title: 'External user cannot get the session control',
    means:
      'A policy with a session control applies to a user who only passes through from another directory, for whom it cannot be enforced.',
    causes: ['Home of the user (idp, utid in `client_info`) against the tenant of the request'],
    fix: ['Exclude these users from the policy with the session control'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50177'],
  },
  {
    code: '50180',
    name: 'WindowsIntegratedAuthMissing',
    title: 'Windows integrated sign-in missing',
    means: 'Sign-in with the Windows session was expected, and it is not set up or did not happen.',
    causes: [
      'After the username step: is there a call to autologon.microsoftazuread-sso.com, and does it carry a Negotiate answer?',
    ],
    fix: ["Turn on seamless single sign-on in the tenant and put its address in the browser's intranet zone"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['81012', '51006'],
  },
  {
    code: '50181',
    title: 'One-time code failed',
    means:
      'Something about a one-time code went wrong during sign-in. What exactly, the number does not tell.',
    causes: [],
    fix: ['Ask for a new code and type it in soon; an older mail or text no longer counts'],
    owner: 'user',
    action: 'interaction',
    related: ['500121'],
  },
  {
    code: '50187',
    name: 'DeviceInformationNotProvided',
    title: 'No device information came along',
    means: 'Device authentication did not work since the request told nothing about the device.',
    causes: [
      'No `x-ms-RefreshTokenCredential` header or cookie, and no PKeyAuth answer, in the flow',
      'Private window, other browser profile, missing extension, or a proxy that strips headers',
    ],
    fix: ['Use a browser or broker that is signed in to the device, and repeat'],
    owner: 'user',
    action: 'account',
    related: ['50097', '50155', '53000'],
  },
  {
    code: '50192',
    title: 'Sign-in request without the expected credential',
    means:
      'The step that should have brought a credential brought none, for example a certificate sign-in in which no certificate arrived.',
    causes: [
      'The request to the certauth host: was a certificate chosen, or did a proxy end TLS there and drop it?',
      "The capturing proxy itself: it cannot pass on the user's certificate unless it is set up to",
    ],
    fix: [
      'Exempt the certauth hosts from TLS inspection, and repeat without the capturing proxy',
      'Check that the browser finds a fitting certificate with its private key',
    ],
    owner: 'network',
    action: 'account',
    related: ['50017', '1001003', '392200'],
  },
  {
    code: '50194',
    title: 'Single-tenant app used at /common',
    means:
      'The app is registered for one tenant only, and the request went to an endpoint that is shared by all tenants. It comes as `invalid_request`; the message names the app.',
    causes: [
      'Path /common, or /organizations, against the account types of the app in the message',
      'A sample or library default: without a tenant setting most libraries use /common',
      '`grant_type` `client_credentials` at /common: an app-only request needs a named tenant anyhow',
    ],
    fix: [
      'Put the tenant id or a verified domain in the authority',
      'If users of other organisations should sign in, change the registration to multitenant',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50059', '700016', '90124', '90130'],
    rules: ['common-with-single-tenant-app', 'client-credentials-alias-tenant'],
    templates: [
      "AADSTS50194: Application '{appId}'({appName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '{time}'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
    ],
  },
  {
    code: '50196',
    name: 'LoopDetected',
    title: 'Same request too often',
    means:
      'The client sent the same request again and again in a few minutes, and the service cuts it off. Sign-in is not what is broken: something keeps sending the user or the client back. About fifteen within five minutes are reported to be enough.',
    causes: [
      'Authorize and callback cycles with the same `client_id` and no page for the user in between: the app does not keep its session cookie (http and https mixed, SameSite, size, domain)',
      'Token requests with the same grant and scope although an earlier token is still good: no token cache, or one per process or per request',
      'The API answers 401 or redirects to login, and the client answers each time with a new sign-in',
      'An error answer (50076, 65001) that is retried silently instead of shown to the user',
    ],
    fix: [
      'Find the first repeat in the timeline and mend what follows it: the cookie, the cache, or the handling of that error',
      'Wait some minutes before trying again; the block passes by itself',
      'Honour `Retry-After` and try the token cache first',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50058', '90055', '54005'],
    rules: ['redirect-loop', 'duplicate-token-requests', 'retry-after-ignored'],
    templates: [
      'AADSTS50196: The server terminated an operation because it encountered a loop while processing a request',
    ],
  },
  {
    code: '50197',
    name: 'ConflictingIdentities',
    title: 'User not found among conflicting accounts',
    means: 'By its name more than one identity fits, and the service did not arrive at one user.',
    causes: [
      '`login_hint` against the accounts signed in to this browser; the same address can be a work and a personal account',
    ],
    fix: ['Sign in again in a private window and choose the account by hand'],
    owner: 'user',
    action: 'interaction',
    related: ['16000', '50034'],
  },
  {
    code: '50199',
    name: 'CmsiInterrupt',
    title: 'Page that asks whether this is the right app',
    means:
      "Since the answer goes to a native app's own scheme, the user is asked to confirm which app is being signed in to. A normal step on a page, and an end for a silent request.",
    causes: [
      '`redirect_uri` with a scheme of its own, opened in a system web view or mobile browser: the question is then always asked',
      '`prompt=none`, or a client that cannot show the page',
    ],
    fix: [
      "Let the request be interactive; the page's own post (appverify) goes on with the flow",
      'Use a broker, or an https redirect URI, to avoid the question',
    ],
    owner: 'user',
    action: 'none',
    related: ['50140', '399218'],
    templates: [
      'AADSTS50199: For security reasons, user confirmation is required for this request. Please repeat the request allowing user interaction.',
    ],
  },
  {
    code: '50201',
    title: 'Page with a message for the user',
    means: 'The sign-in pauses to tell the user something. A step, not a failure.',
    causes: [],
    fix: ['Nothing to mend; on a silent request, repeat it visibly'],
    owner: 'user',
    action: 'none',
    related: ['50140'],
  },
];
