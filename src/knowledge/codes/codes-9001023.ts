import type { CodeKnowledge } from '../code-knowledge.js';

/** Shared endpoints, redemption by browser or server, account types: AADSTS9001023 to 9010010. */
export const aadsts9001023Codes = (): readonly CodeKnowledge[] => [
  {
    code: '9001023',
    title: 'Grant not available at the shared endpoints',
    means:
      'This grant type cannot be used at `/common` or `/consumers`: the service has to know the tenant beforehand.',
    causes: [
      '`grant_type` (`password` most often, device code or `client_credentials` too) × the tenant segment of the path',
    ],
    fix: [
      'Put the tenant id into the path, or `/organizations` for a user of an unknown work tenant',
      'In place of `password` use an interactive flow',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['90010', '90124', '90130', '70003'],
    rules: ['ropc-unsupported-authority'],
  },
  {
    code: '9002313',
    name: 'InvalidRequest',
    title: 'Request malformed',
    means: 'The request could not be understood, and the service does not say which part.',
    causes: [
      '`refresh_token` or `code` is cut short, has line breaks or was encoded twice: compare it with the response that delivered it',
      'Something else is sent in that place: an access token, a B2C or personal-account token (error `invalid_grant`)',
      'Content-Type of the token request is not form-encoded',
      'A parameter is sent twice with different values',
      '`claims` is not URL-encoded JSON',
    ],
    fix: [
      'Send each parameter once, percent-encoded once, in a form-encoded body',
      'Sign in again if the stored token is damaged',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['90023', '70000', '900144'],
    rules: ['wrong-content-type', 'duplicate-parameter', 'claims-parameter-malformed'],
    templates: ['AADSTS9002313: Invalid request. Request is malformed or invalid.'],
  },
  {
    code: '9002325',
    title: 'Browser redeems a code without PKCE',
    means:
      'A code for a single-page redirect URI is redeemed without proof that the same browser asked for it.',
    causes: [
      'Token request with `Origin` and without `code_verifier`',
      'The authorize request has no `code_challenge`',
      'The redirect URI is registered as single-page application although a server redeems the code',
    ],
    fix: [
      'Send `code_challenge` with S256 on authorize and `code_verifier` on token; current browser libraries do both',
      'Server application: register the URI under Web',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['9002326', '9002327', '501481'],
    rules: ['pkce-missing-on-cross-origin'],
    templates: [
      'AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    ],
  },
  {
    code: '9002326',
    title: 'Browser redeems a code of another platform',
    means:
      'The token request came from a script in a browser, and the redirect URI is not registered on the single-page platform, the only one from which that is allowed.',
    causes: [
      '`Origin` of the token request (the text prints it) × the platform on which `redirect_uri` is registered: Web, or mobile and desktop',
      'The URI is registered on two platforms',
      'A desktop shell (Electron, web view) or a proxy adds `Origin` to a native or server request',
      'A refresh by script with a token that a server or native redirect URI obtained',
      'A client secret in the same request: then the code meant for a server runs in the browser',
    ],
    fix: [
      'Move the redirect URI to the single-page platform, if a browser is meant to redeem',
      'Otherwise redeem on the server, or send the request without `Origin`',
      'Never put a secret into browser code; replace one that was there',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['9002327', '9002325', '7000218', '700025'],
    rules: ['web-code-redeemed-by-browser', 'client-credential-from-browser', 'token-endpoint-cors-failed'],
    templates: [
      "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'.",
      "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    ],
  },
  {
    code: '9002327',
    title: 'Server redeems a code meant for a browser',
    means:
      'The code or refresh token was issued to a redirect URI of the single-page platform, and the token request did not come from a browser.',
    causes: [
      'No `Origin` header on the token request × `redirect_uri` registered as single-page application',
      'A test tool or back end replays the token request of a browser',
      'A web framework that redeems on the server, registered on the wrong platform',
    ],
    fix: [
      'Server: register the redirect URI under Web and send the credential; native: under mobile and desktop',
      'Or let the browser redeem the code',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['9002326', '9002325', '700084'],
    rules: ['spa-code-redeemed-by-server'],
    templates: [
      "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ],
  },
  {
    code: '9002331',
    title: 'Application for personal accounts only',
    means:
      'The registration accepts personal Microsoft accounts and nothing else, and the request did not go to `/consumers`.',
    causes: ['Tenant segment of the path × the account types of the application named in the text'],
    fix: ['Use `/consumers`; or let the registration accept work and school accounts'],
    owner: 'client-app',
    action: 'registration',
    related: ['9002332', '9002346', '50020', '90027'],
    rules: ['account-type-vs-authority'],
    templates: [
      "AADSTS9002331: Application '{appId}'({appName}) is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.",
    ],
  },
  {
    code: '9002332',
    title: 'Application for work accounts only',
    means:
      'The registration accepts work and school accounts, and the request went to `/consumers`. The application in the text can also be the API, not the client.',
    causes: [
      'The path is `/consumers` or the personal-account tenant id',
      'The id in the text × `client_id` and the resource in `scope`: which of the two does not take personal accounts?',
    ],
    fix: ['Use `/organizations` or the tenant id; or let that registration accept personal accounts'],
    owner: 'client-app',
    action: 'registration',
    related: ['9002331', '9002346', '50020'],
    rules: ['account-type-vs-authority'],
    templates: [
      "AADSTS9002332: Application '{appId}'({appName}) is configured for use by Azure Active Directory users only.",
    ],
  },
  {
    code: '9002341',
    title: 'User has to agree to single sign-on',
    means:
      'The user has not yet allowed this application to sign in with the account of the device, so a page has to ask.',
    causes: [
      'The request is a silent one (token request, or authorize with `prompt=none`) on a device that is signed in to Windows',
    ],
    fix: ['Send an interactive authorize request, so that the page can ask'],
    owner: 'user',
    action: 'interaction',
    related: ['65001', '50058'],
  },
  {
    code: '9002346',
    title: 'Application for personal accounts, at another endpoint',
    means:
      'As 9002331: the application is meant for personal Microsoft accounts, and the request went to an endpoint of work accounts.',
    causes: [
      'Tenant segment of the path (`common`, `organizations`, a tenant id) × the account types of the registration',
    ],
    fix: ['Use `/consumers`; or let the registration accept work and school accounts'],
    owner: 'client-app',
    action: 'registration',
    related: ['9002331', '9002332', '90027'],
    rules: ['account-type-vs-authority'],
  },
  {
    code: '9010010',
    title: 'resource and scope disagree',
    means:
      'A `resource` parameter was sent beside `scope`, and it does not name the resource that the scopes belong to.',
    causes: [
      '`resource` of the request (often the URL of the server) × the prefix of `scope` (the App ID URI)',
      'A Model Context Protocol client, which takes `resource` from the metadata of the server and sends it on authorize, token and refresh',
    ],
    fix: [
      'Let `resource` be the App ID URI of the API, or leave it out',
      'Where the client cannot be changed, a proxy in front of authorize and token can remove it',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['901002', '500011'],
    rules: ['resource-on-v2'],
    templates: [
      "AADSTS9010010: The resource parameter provided in the request doesn't match with the requested scopes.",
    ],
  },
];
