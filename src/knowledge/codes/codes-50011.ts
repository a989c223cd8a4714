import type { CodeKnowledge } from '../code-knowledge.js';

/** Redirect URIs, client credentials, assertions and guests in waiting: AADSTS50011 to 50017. */
export const aadsts50011Codes = (): readonly CodeKnowledge[] => [
  {
    code: '50011',
    name: 'InvalidReplyTo',
    title: 'Redirect URI not registered',
    means:
      "The `redirect_uri` of the request is not among those registered for this client, so the service will not send anything to it. At /authorize the user stays on Microsoft's error page and no answer reaches the app; the page's text prints the URI and the app id.",
    causes: [
      '`redirect_uri` in the URL against the registered list, character by character: scheme, host, port, path, upper and lower case, last slash',
      "The URI is `http://` while the site's pages in the capture are `https://`: TLS ends at a proxy and the app builds the URI from what it sees",
      'Host is an internal name, `0.0.0.0`, or a preview address instead of the public one',
      '`client_id`: the URI is registered, but at another app (test and production mixed)',
      'A new environment, path or library default, such as `/signin-oidc` or `/.auth/login/aad/callback`, was never added',
      'Loopback: `http://localhost` may use any port for public clients only; `127.0.0.1` and `localhost` are two different hosts',
    ],
    fix: [
      'Register the printed URI exactly, under the platform that redeems the code: Web, Single-page application, or Mobile and desktop',
      'Behind a proxy pass on `X-Forwarded-Proto` and `X-Forwarded-Host` and have the framework honour them, or configure the public base URL',
      'If the URI is not what the app should send, correct the app: one constant for both legs',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['500112', '500113', '500117', '900971', '9002326'],
    rules: ['redirect-uri-not-registered', 'redirect-uri-downgraded-by-proxy', 'redirect-uri-malformed'],
    templates: [
      "AADSTS50011: The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{appId}'.",
    ],
  },
  {
    code: '50012',
    name: 'AuthenticationFailed',
    title: 'Client credential refused (old number)',
    means:
      'The app could not prove who it is: wrong secret, or a certificate or assertion that is not accepted. Old answers pair it with 70002; newer ones use 7000215, 700027 or 700023.',
    causes: [
      "Secret: value against the app's secrets; a value that is a GUID is the id of the secret; look for lost or changed characters from encoding",
      'Assertion: thumbprint in its header against certificates of the app, `aud` against the token endpoint, `iss` and `sub` against `client_id`',
      'Certificate trusted by subject name: name and issuer against what the app or tenant trusts',
    ],
    fix: [
      'Create a new secret and store its value, or register the certificate in use',
      "Sign the assertion for this tenant's token endpoint",
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['7000215', '700027', '700023', '70002'],
    rules: ['client-assertion-audience-wrong'],
    templates: ['AADSTS50012: Invalid client secret is provided.'],
  },
  {
    code: '50013',
    name: 'InvalidAssertion',
    title: 'Signature of the assertion not verified',
    means:
      'The service cannot verify the token in `assertion`, mostly in an on-behalf-of request: it was not signed with a key the service accepts here, or its bytes changed. MSAL reports it as needing sign-in (`invalid_grant`), yet no sign-in cures it.',
    causes: [
      'Header of the assertion has `nonce` and `aud` is Microsoft Graph: a Graph token, which nobody but Graph can validate. The message then prints app id 00000003-0000-0000-c000-000000000000',
      '`aud` of the assertion against `client_id` of the request: a token for another API',
      "`iss` against the authority: another cloud, another tenant kind, a B2C or other provider's token",
      'The assertion against the bearer the API received: cut short, padded, re-encoded, quotes or `Bearer ` kept',
      '`kid` is not in the common keys: the API has a signing key of its own (claims mapping)',
      '`exp` against the `Date` header: expired tokens came with this code too',
    ],
    fix: [
      'At sign-in ask for `api://<middle tier>/<scope>`, not for a Graph scope, and exchange that access token',
      'Pass the bearer on exactly as received',
      "With an own signing key, have the API verify against the app's key list (`?appid=`) and check its validity",
    ],
    owner: 'client-app',
    action: 'code',
    related: ['500131', '500133', '240002', '50027', '50146'],
    rules: [
      'obo-assertion-for-microsoft-api',
      'obo-assertion-audience-mismatch',
      'obo-assertion-modified',
      'obo-assertion-expired',
      'obo-assertion-not-jwt',
      'obo-assertion-is-id-token',
      'jwt-signature-invalid',
    ],
    templates: [
      "AADSTS50013: Assertion failed signature validation. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}', Found key 'Start={start}, End={end}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{appId}'.",
      'AADSTS50013: Assertion contains an invalid signature. [Reason - {reason},',
    ],
  },
  {
    code: '50014',
    name: 'GuestUserInPendingState',
    title: 'Guest invitation not redeemed',
    means:
      'By its name the guest account exists but its invitation is still pending; the published text says only that the account is not in this directory.',
    causes: [
      "Tenant in the path against the account's home: a guest of this tenant who never accepted, or an account meant for another tenant",
    ],
    fix: [
      'Let the user accept the invitation (send it again if needed), or correct the tenant in the authority',
    ],
    owner: 'user',
    action: 'account',
    related: ['50020', '50034', '51004'],
  },
  {
    code: '50015',
    name: 'ViralUserLegalAgeConsentRequiredState',
    title: 'Consent for a minor is missing',
    means:
      'The account belongs to a user for whom the law asks for consent by age, and that consent is not on record.',
    causes: [],
    fix: [
      "Complete the age consent for the account, or set the user's age group where the tenant manages it",
    ],
    owner: 'tenant-admin',
    action: 'account',
    related: ['54000'],
  },
  {
    code: '50017',
    name: 'CertificateValidationFailed',
    title: 'User certificate not trusted',
    means:
      "A certificate sign-in failed since the chain or the revocation check of the user's certificate did not work out.",
    causes: [
      'Issuer of the presented certificate against the certification authorities uploaded to the tenant, intermediates included',
      'CRL addresses in the certificate and in the tenant: reachable from the internet, current, not too large or slow',
    ],
    fix: [
      'Upload every authority of the chain',
      'Publish current base and delta CRLs where Entra can fetch them',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['220501', '1001000', '50192'],
  },
];
