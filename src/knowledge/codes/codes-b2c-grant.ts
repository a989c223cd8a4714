import type { CodeKnowledge } from '../code-knowledge.js';

/** Azure AD B2C: the token endpoint, with codes, refresh tokens and PKCE (AADB2C90080 to 90279). */
export const b2cGrantCodes = (): readonly CodeKnowledge[] => [
  {
    code: 'AADB2C90080',
    title: 'Grant expired',
    means: 'The code or refresh token is past its life. The times in the text are Unix seconds.',
    causes: [
      'Current, issue and expiry time in the text: a gap of minutes points to a code, of days to a refresh token',
      'The sliding window of the refresh token, set in the policy',
      'An old token is still sent although a newer `refresh_token` was delivered',
    ],
    fix: [
      'Sign in again and store the newest refresh token',
      'Change the lifetimes in the policy, if they are too short',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['AADB2C90129', '700082'],
    rules: ['refresh-token-expired'],
    templates: [
      'AADB2C90080: The provided grant has expired. Please re-authenticate and try again. Current time: {currentTime}, Grant issued time: {issuedTime}, Grant expiration time: {expiryTime}',
      'AADB2C90080: The provided grant has expired. Please re-authenticate and try again. Current time: {currentTime}, Grant issued time: {issuedTime}, Grant sliding window expiration time: {expiryTime}',
    ],
  },
  {
    code: 'AADB2C90084',
    title: 'Public client sent a secret',
    means: 'The grant was obtained as a public client, and its redemption came with a secret.',
    causes: [
      '`client_secret` in the token request × the platform of `redirect_uri`: native or single-page application',
    ],
    fix: ['Leave the secret out; a web server registers its redirect URI under Web'],
    owner: 'client-app',
    action: 'code',
    related: ['700025'],
    rules: ['client-credential-on-public-client'],
    templates: [
      'AADB2C90084: Public clients should not send a client_secret when redeeming a publicly acquired grant.',
    ],
  },
  {
    code: 'AADB2C90086',
    title: 'Grant type not supported by B2C',
    means: 'B2C does not know the grant type in the text, or does not offer it.',
    causes: [
      '`grant_type` of the request: on-behalf-of, device code and SAML bearer do not exist in B2C',
      'A spelling mistake, or a request meant for Entra that reached a B2C host',
    ],
    fix: [
      'Use code with PKCE, refresh token or client credentials',
      'For a chain of APIs let each call be made with a token for that API',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['70003'],
    rules: ['b2c-grant-not-supported', 'grant-type-unknown'],
    templates: ['AADB2C90086: The supplied grant_type [{grantType}] is not supported.'],
  },
  {
    code: 'AADB2C90087',
    title: 'Grant of another protocol version',
    means:
      'The code or refresh token was issued by another version of the endpoint than the one it was sent to.',
    causes: ['`/v2.0` in the path of the authorize request × in that of the token request'],
    fix: ['Use the same version for both'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90088', '70000'],
    rules: ['endpoint-version-mixed'],
    templates: [
      'AADB2C90087: The provided grant has not been issued for this version of the protocol endpoint.',
    ],
  },
  {
    code: 'AADB2C90088',
    title: 'Grant of another policy or host',
    means:
      'The code or refresh token belongs to another B2C endpoint: policy, tenant or host differ. The text prints both values.',
    causes: [
      'Policy in the path, or `p`, of the authorize request × of the token request (letter case does not matter)',
      'Sign-in at `b2clogin.com` and redemption at a custom domain, or the reverse',
      'A refresh after a profile or password-reset policy with the token of the sign-in policy',
    ],
    fix: [
      'Redeem codes and refresh tokens at the policy and host that issued them',
      'Keep tokens apart by policy',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90087', 'AADB2C90279'],
    rules: ['b2c-policy-mismatch'],
    templates: [
      'AADB2C90088: The provided grant has not been issued for this endpoint. Actual Value : {actual} and Expected Value : {expected}',
    ],
  },
  {
    code: 'AADB2C90129',
    title: 'Grant revoked',
    means: 'The code or refresh token was taken back before its time.',
    causes: ['When the token was issued × a password change or a revocation of sessions since then'],
    fix: ['Sign in again and forget the old token'],
    owner: 'user',
    action: 'interaction',
    related: ['AADB2C90080', '50173'],
    templates: ['AADB2C90129: The provided grant has been revoked. Please reauthenticate and try again.'],
  },
  {
    code: 'AADB2C90146',
    title: 'Scopes of several APIs in one request',
    means: 'The request asks for permissions of more than one API; an access token is for one only.',
    causes: [
      '`scope`: the part before the last slash of each entry, apart from `openid`, `profile` and `offline_access`',
    ],
    fix: ['Ask for the scopes of one API, and fetch the token of the next with a request of its own'],
    owner: 'client-app',
    action: 'code',
    related: ['28000', '70011'],
    rules: ['scope-multiple-resources'],
  },
  {
    code: 'AADB2C90182',
    title: 'PKCE verifier does not match',
    means:
      'The verifier on the token request is not the one from which the challenge of the authorize request was made.',
    causes: [
      'base64url of SHA-256 of `code_verifier` × `code_challenge` of the authorize request of this code; both are in the capture',
      'Two sign-ins at once: a second tab overwrote the stored verifier',
      '`code_challenge_method` is absent, so that the challenge counts as plain',
    ],
    fix: ['Store the verifier under the `state` of its request'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90183', '501481'],
    rules: ['pkce-verifier-mismatch'],
    templates: ['AADB2C90182: The supplied code_verifier does not match associated code_challenge'],
  },
  {
    code: 'AADB2C90183',
    title: 'PKCE verifier malformed',
    means: 'The verifier itself is not valid, whatever the challenge was.',
    causes: [
      '`code_verifier`: 43 to 128 characters, letters, digits and `-._~` only; padding or a blank is too much',
    ],
    fix: ['Make the verifier from 32 random bytes in base64url without padding'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90182', '501491'],
    rules: ['pkce-verifier-format'],
    templates: ['AADB2C90183: The supplied code_verifier is invalid'],
  },
  {
    code: 'AADB2C90279',
    title: 'Grant of another client',
    means: 'The code or refresh token was issued to another application than the one that sends it.',
    causes: [
      '`client_id` of the authorize request, or of the response that issued the token, × `client_id` of this token request',
    ],
    fix: ['Use one client id throughout, and keep tokens apart by client'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90088', '70000'],
    rules: ['refresh-token-wrong-client'],
    templates: [
      "AADB2C90279: The provided client id '{appId}' does not match the client id that issued the grant.",
    ],
  },
];
