import type { CodeKnowledge } from '../code-knowledge.js';

/** Federated identity providers over WS-Federation and OAuth, and the scope of a code redemption: AADSTS20001 to 40015. */
export const aadsts20000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '20001',
    name: 'WsFedSignInResponseError',
    title: 'WS-Federation answer is an error',
    means:
      "The organisation's own identity provider sent back a WS-Federation answer that Entra could not accept as a sign-in.",
    causes: [
      'The form post that returns from the identity provider to the login host: does `wresult` hold a token, or a fault?',
    ],
    fix: [
      "Look for the failure in the identity provider's own log at the time of that post; the request from the app is not at fault",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['20012', '50008', '50107'],
  },
  {
    code: '20012',
    name: 'WsFedMessageInvalid',
    title: 'WS-Federation message not valid',
    means: 'A WS-Federation message from the federated identity provider could not be understood.',
    causes: [
      'The `wa`, `wresult` and `wctx` fields of the post to the login host: missing, cut short, or altered on the way',
    ],
    fix: [
      'Compare the post with one of a sign-in that works, then mend the identity provider or the proxy in between',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['20001', '50107'],
  },
  {
    code: '20033',
    name: 'FedMetadataInvalidTenantName',
    title: 'Federation metadata asked for a bad tenant name',
    means: 'By its name, a request for federation metadata gave a tenant name that does not resolve.',
    causes: ['The tenant segment of the `federationmetadata.xml` address'],
    fix: [
      'Use the tenant id or one of its verified domains in the metadata address that the identity provider or relying party is set up with',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['90002', '50107'],
  },
  {
    code: '28000',
    title: 'Scope names more than one resource',
    means:
      'A token is for one resource, and the `scope` of this request mixes scopes of several. It travels as `invalid_request`.',
    causes: [
      'Split `scope` at the blanks and compare what stands before the last slash; a scope without prefix counts as Microsoft Graph, `openid`, `profile`, `email` and `offline_access` count for none',
      'Scopes for consent and scopes for the token kept in one list: fine at /authorize, not at the token endpoint',
    ],
    fix: [
      'Ask for one resource a time: redeem the code for the first, then use the refresh token with the scopes of the next',
      'If an unprefixed scope was meant for an own API, write it with the App ID URI: `api://<app>/<scope>`',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['700022', '70011', '28002'],
    rules: ['scope-multiple-resources'],
    templates: [
      'AADSTS28000: Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {scope} is not valid.',
    ],
  },
  {
    code: '28002',
    title: 'Scope not usable for an access token',
    means: 'With this `scope` the service cannot tell which access token to issue.',
    causes: [
      '`scope` on the token request: misspelled, with commas in place of blanks, or without a resource',
      '`scope` on the token request against `scope` on the authorize request that yielded the code',
    ],
    fix: [
      'Send a scope of one resource, spelled as in its registration and covered by the authorize request',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['28003', '70011', '700023'],
  },
  {
    code: '28003',
    title: 'Empty scope at code redemption',
    means:
      'The token request redeems a code, but its `scope` is there without a value and leaves no resource to issue for.',
    causes: [
      '`scope=` without a value in the form body',
      'Only `openid` and `offline_access` were asked for',
    ],
    fix: ['Leave `scope` out to get what was asked at /authorize, or send a scope of the wanted resource'],
    owner: 'client-app',
    action: 'code',
    related: ['28002', '700023'],
  },
  {
    code: '40008',
    name: 'OAuth2IdPUnretryableServerError',
    title: 'External provider failed for good',
    means:
      'An identity provider that Entra signs users in with (over OAuth) answered with a server error that a repeat would not cure.',
    causes: [
      'The hop to the external provider and its answer, where the capture has them; the call from Entra to the provider is not in any browser capture',
    ],
    fix: [
      "Search the external provider's log at this time; check the client id and secret that the tenant stores for it",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['40010', '40015'],
  },
  {
    code: '40009',
    name: 'OAuth2IdPRefreshTokenRedemptionUserError',
    title: 'External provider refused its refresh token',
    means:
      "Entra tried to renew the user's session at the external provider, and that provider turned its own refresh token down.",
    causes: [],
    fix: ['Send the user through a visible sign-in, so that the external provider issues new tokens'],
    owner: 'user',
    action: 'interaction',
    related: ['40015', '50085', '50139'],
  },
  {
    code: '40010',
    name: 'OAuth2IdPRetryableServerError',
    title: 'External provider failed for the moment',
    means: 'The external identity provider answered Entra with a server error that looks temporary.',
    causes: [],
    fix: ["Try again after a pause; when it lasts, look at the provider's own status and log"],
    owner: 'service',
    action: 'retry',
    related: ['40008'],
  },
  {
    code: '40014',
    title: 'External provider at fault',
    means:
      'The external identity provider returned something Entra could not use. No finer meaning is published for this number.',
    causes: [],
    fix: ["Look at the provider's log for the time given in the response"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['40008', '40015'],
  },
  {
    code: '40015',
    name: 'OAuth2IdPAuthCodeRedemptionUserError',
    title: 'External provider refused its code',
    means:
      "After the return from the external provider, Entra could not redeem that provider's authorization code.",
    causes: [
      'The same return from the provider seen twice in the capture: a reload or the back button sends a used code',
      'Secret or redirect URI stored in the tenant for that provider against its registration there',
    ],
    fix: [
      'Begin a new sign-in from the app',
      "When all users are affected, renew the provider's client secret in the tenant",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['40008', '40009'],
  },
];
