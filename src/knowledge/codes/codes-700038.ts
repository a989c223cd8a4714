import type { CodeKnowledge } from '../code-knowledge.js';

/** Application id and response type on authorize, and expired refresh tokens: AADSTS700038 to 700084. */
export const aadsts700038Codes = (): readonly CodeKnowledge[] => [
  {
    code: '700038',
    title: 'Not an application identifier',
    means: 'The value sent as `client_id` cannot be an application id.',
    causes: ['`client_id` is all zeros, empty or a placeholder left over from a template'],
    fix: ['Put the Application (client) ID of the registration into the configuration'],
    owner: 'client-app',
    action: 'registration',
    related: ['90112', '700016'],
    templates: ['AADSTS700038: {appId} is not a valid application identifier.'],
  },
  {
    code: '700046',
    title: 'Broker redirect URI not registered as SPA',
    means:
      'Nested app authentication uses a `brk-` redirect URI, and the registration has none of that form on the single-page platform.',
    causes: [
      '`redirect_uri` of the request × the registered ones: `brk-multihub://` followed by the host of the add-in, without a path',
      'The URI is registered, but under Web or mobile and desktop',
    ],
    fix: ['Register the `brk-` URI under single-page application'],
    owner: 'client-app',
    action: 'registration',
    related: ['50011'],
    templates: [
      'AADSTS700046: Invalid Reply Address. Reply Address must have scheme brk-{brokerId}:// and be of Single Page Application type.',
    ],
  },
  {
    code: '700051',
    title: 'Access token from authorize is switched off',
    means: 'The authorize request wants an access token directly, and the registration does not allow that.',
    causes: [
      '`response_type` contains `token` while the access-token box of the implicit settings is not ticked',
    ],
    fix: [
      'Use `response_type=code` with PKCE and a redirect URI of the single-page platform',
      'Tick the box only for an application that cannot be changed',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['700054', '70005'],
    rules: ['implicit-not-enabled'],
    templates: ["AADSTS700051: response_type 'token' is not enabled for the application."],
  },
  {
    code: '700054',
    title: 'ID token from authorize is switched off',
    means: 'The authorize request wants an ID token directly, and the registration does not allow that.',
    causes: [
      '`response_type` contains `id_token` (hybrid or implicit) while the ID-token box of the implicit settings is not ticked',
      'Web frameworks of the ASP.NET family ask for `id_token` or `code id_token` unless told otherwise',
    ],
    fix: [
      'Set the response type of the middleware to `code`',
      'Or tick ID tokens under Authentication of the registration',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['700051', '70005'],
    rules: ['implicit-not-enabled'],
  },
  {
    code: '700081',
    title: 'Refresh token reached its maximum age',
    means:
      'The token has been renewed for as long as this application may, and no use can prolong it further.',
    causes: [
      'The issue date and lifetime printed in the text × the time of the request',
      'In a browser application the limit is 24 hours: see whether the redeeming requests carry `Origin`',
    ],
    fix: ['Send the user through authorize again; a session cookie often makes that silent'],
    owner: 'user',
    action: 'interaction',
    related: ['700084', '700082', '70008'],
    rules: ['refresh-token-expired'],
    templates: [
      'AADSTS700081: The refresh token has expired due to maximum lifetime. The token was issued on {issueDate} and the maximum allowed lifetime for this application is {time}.',
    ],
  },
  {
    code: '700082',
    name: 'ExpiredOrRevokedGrantInactiveToken',
    title: 'Refresh token unused for too long',
    means:
      'Nobody has used this refresh token within its idle limit, 90 days as a rule, so it has lapsed. That is ordinary ageing and no sign of a fault.',
    causes: [
      'The text gives the issue date and the idle time × the Date header of the answer',
      'A copy of an old token is used: an earlier refresh in the capture returned a newer `refresh_token` that the client did not store',
      'A background job or stored connection that runs rarely',
    ],
    fix: [
      'Sign in interactively and replace the stored token',
      'Store the newest `refresh_token` after every answer',
      'For unattended work use an application permission with `client_credentials` or a managed identity',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['70008', '700081', '700084', '50173'],
    rules: ['refresh-token-expired'],
    templates: [
      'AADSTS700082: The refresh token has expired due to inactivity. The token was issued on {issueDate} and was inactive for {time}.',
      'AADSTS700082: The refresh token has expired due to inactivity.',
    ],
  },
  {
    code: '700084',
    title: 'Refresh token of a browser application expired',
    means:
      'Refresh tokens given to a single-page application end 24 hours after the sign-in, however often they are used. A daily return to authorize is part of the design.',
    causes: [
      'The issue date in the text, or the response with `refresh_token_expires_in`, × the time of this request',
      'The answer has suberror `bad_token`: repeating the refresh cannot help',
      'A native or server application shows this code: its redirect URI is registered on the single-page platform',
    ],
    fix: [
      'Start a silent authorize request; when it answers `login_required` or `interaction_required`, go on with an interactive one',
      'Not a browser application: register the redirect URI under Web or mobile and desktop',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['700081', '700082', '9002327'],
    rules: ['refresh-token-expired'],
    templates: [
      'AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of {time}, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on {issueDate}.',
    ],
  },
];
