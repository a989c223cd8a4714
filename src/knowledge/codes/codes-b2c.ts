import type { CodeKnowledge } from '../code-knowledge.js';

/** Azure AD B2C: pages and authorize requests, and throttling (AADB2C90002 to 90118, 90244, 99059). */
export const b2cCodes = (): readonly CodeKnowledge[] => [
  {
    code: 'AADB2C90002',
    title: 'Custom page not found',
    means: 'B2C could not load the HTML page that the policy names for its look: the host answered 404.',
    causes: [
      'The URL in the text: opened by itself, does it answer 200?',
      'The page was moved, or its container is not public',
    ],
    fix: ['Publish the page at that URL, or correct the URL in the content definition of the policy'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['AADB2C90047'],
    templates: ["AADB2C90002: The CORS resource '{url}' returned a 404 not found."],
  },
  {
    code: 'AADB2C90006',
    title: 'Redirect URI not registered',
    means: 'The application registered in the B2C tenant does not list the redirect URI of the request.',
    causes: [
      '`redirect_uri` of the request × the registered ones: scheme, host, port, path, letter case, trailing slash',
      '`client_id` belongs to another registration, for example one of the corporate tenant instead of the B2C tenant',
    ],
    fix: ['Register the URI exactly as it is sent, on the platform that fits'],
    owner: 'client-app',
    action: 'registration',
    related: ['50011'],
    rules: ['redirect-uri-not-registered'],
    templates: [
      "AADB2C90006: The redirect URI '{redirectUri}' provided in the request is not registered for the client id '{appId}'.",
    ],
  },
  {
    code: 'AADB2C90047',
    title: 'Custom page could not be loaded',
    means:
      'The browser did not get the HTML page of the policy, for a script fault or for want of CORS headers.',
    causes: [
      'The request for the URL in the text: does its response carry `Access-Control-Allow-Origin` for the B2C host, and was its preflight answered?',
      'Console errors of a script in the page',
    ],
    fix: ['Allow the origin of the B2C host (custom domain included) at the host of the page'],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['AADB2C90002'],
    templates: ["AADB2C90047: The resource '{url}' contains script errors preventing it from being loaded."],
  },
  {
    code: 'AADB2C90077',
    title: 'No session for a silent request',
    means:
      '`prompt=none` asked for an answer without a page, and this browser has no B2C session. A normal answer to a silent probe.',
    causes: [
      'The session cookies of the B2C host are absent: signed out, expired, or blocked in a hidden frame as third-party cookies',
      'The sign-in ran under another policy or host, whose session does not count here',
    ],
    fix: [
      'Go on with an interactive request',
      'Serve B2C from a custom domain of the same site as the application',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['50058'],
    templates: [
      "AADB2C90077: User does not have an existing session and request prompt parameter has a value of '{prompt}'.",
    ],
  },
  {
    code: 'AADB2C90091',
    title: 'User cancelled',
    means: 'The person left the page by Cancel. It arrives as `access_denied` and is no fault.',
    causes: ['The callback with `error=access_denied` follows a page of the policy'],
    fix: ['Let the application return to its start page on this answer'],
    owner: 'user',
    action: 'none',
    related: ['AADB2C90118', '65004'],
    templates: ['AADB2C90091: The user has cancelled entering self-asserted information.'],
  },
  {
    code: 'AADB2C90110',
    title: 'openid missing from scope',
    means: 'An ID token was asked for by `response_type`, and `scope` does not contain `openid`.',
    causes: ['`scope` × `response_type` of the authorize request'],
    fix: ['Add `openid` to `scope`'],
    owner: 'client-app',
    action: 'code',
    related: ['70005'],
    rules: ['id-token-without-openid-scope'],
    templates: [
      "AADB2C90110: The scope parameter must include 'openid' when requesting a response_type that includes 'id_token'.",
    ],
  },
  {
    code: 'AADB2C90118',
    title: 'User chose "Forgot password"',
    means:
      'In older user flows the link leads back to the application, which has to start the password-reset policy. It is a signal, not a fault.',
    causes: ['The callback with `error=access_denied` and this code; no request to a reset policy follows'],
    fix: [
      'On this code start an authorize request with the password-reset policy',
      'Or use a user flow with built-in password reset',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90091'],
    templates: ['AADB2C90118: The user has forgotten their password.'],
  },
  {
    code: 'AADB2C90244',
    title: 'Too many requests',
    means: 'B2C holds requests back for a while because of their number.',
    causes: [
      'How many requests one client or address sends in the capture; a loop, a load test, a client without token cache',
    ],
    fix: ['Wait and try again with growing pauses', 'Cache tokens, end the loop'],
    owner: 'client-app',
    action: 'retry',
    related: ['90055'],
    templates: [
      'AADB2C90244: There are too many requests at this moment. Please wait for some time and try again.',
    ],
  },
  {
    code: 'AADB2C99059',
    title: 'PKCE challenge missing',
    means:
      'The redirect URI is one of a single-page application, for which the code flow needs PKCE from the first request on.',
    causes: [
      'Authorize request without `code_challenge` × `redirect_uri` registered on the single-page platform',
    ],
    fix: ['Send `code_challenge` with S256; a server application registers its URI under Web'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90182', '9002325'],
    rules: ['pkce-missing-on-cross-origin'],
    templates: ['AADB2C99059: The supplied request must present a code_challenge'],
  },
];
