import { type FieldRow, toFieldTopic } from './field-topic.js';

const ROWS: readonly FieldRow[] = [
  {
    name: 'scp',
    aliases: ['delegated permissions'],
    title: 'Delegated permissions',
    summary:
      'What the client may do in the name of the user, as names with blanks between. It marks an access token of a user.',
    found: [
      'Delegated access tokens of both versions, and of B2C and AD FS',
      'Never in app-only tokens, never in id_tokens',
    ],
    compare: [
      '`scope` of the request and of the answer: names that were asked for and are missing here',
      'What the refused API call needs',
      'Consent of the client in the tenant',
    ],
    traps: [
      'One text, not a list: splitting at commas gives one long scope',
      'The prefix of the API is left out here, though `scope` in the request has it',
      'The rights of the user still apply: a permission in `scp` gives no user more than they have',
    ],
    related: ['roles', 'aud', 'idtyp', 'consent_required'],
    rules: [
      'scope-requested-not-granted',
      'scope-granted-excessive',
      'graph-insufficient-privileges',
      'app-only-token-on-user-endpoint',
    ],
  },
  {
    name: 'roles',
    aliases: ['application permissions', 'app roles'],
    title: 'App roles',
    summary:
      'In an app-only token: the application permissions of the client. In a token of a user: the app roles given to that user or their group.',
    found: [
      'App-only access tokens, when any were granted; access and id_tokens of users with assignments',
      'Set by the API (access token) or the client (id_token) that defines the roles',
    ],
    compare: [
      'What the refused API call needs',
      'Admin consent for the client in this tenant: permissions that are merely listed do not count',
      '`idtyp` and `scp`: which of the two meanings applies',
    ],
    traps: [
      'Entra issues app-only tokens without any role; the API then refuses them',
      'Roles by a group inside a group do not arrive',
      'A token from before the grant keeps its old list until it expires',
    ],
    related: ['scp', 'wids', 'groups', 'idtyp', '501051'],
    rules: [
      'client-credentials-app-without-roles',
      'roles-claim-missing-for-user',
      'delegated-token-on-app-only-endpoint',
      'graph-insufficient-privileges',
      'user-not-assigned',
    ],
  },
  {
    name: 'groups',
    title: 'Groups of the user',
    summary: 'Object ids of the groups that the user belongs to, or their names where the app is set so.',
    found: [
      'id_tokens and access tokens, if the registration asks for it (`groupMembershipClaims`)',
      'The access token follows the registration of the API, the id_token that of the client',
    ],
    compare: [
      '`_claim_names` with `groups` in it: too many to list, to be fetched from Graph',
      'Group assignment to the app, where only assigned groups are emitted',
    ],
    traps: [
      'More than 200 in a JWT (150 in SAML) and the whole list is left out',
      'Ids, not names, unless on-premises names are configured',
    ],
    related: ['hasgroups', '_claim_names', '_claim_sources', 'roles', 'wids'],
    rules: ['groups-overage', 'request-headers-too-large'],
  },
  {
    name: 'hasgroups',
    title: 'Too many groups for a URL',
    summary: 'True where the token travels in a fragment and the groups would make it too long.',
    found: ['Tokens from authorize (implicit, hybrid), beyond about six groups'],
    compare: [
      '`response_type` and `response_mode` of the request',
      'A call to Graph for the memberships, which should follow',
    ],
    related: ['groups', '_claim_names'],
    rules: ['groups-overage'],
  },
  {
    name: '_claim_names',
    title: 'Claims that are kept elsewhere',
    summary:
      'Names the claims that were left out, and under which source they can be fetched. With Entra: groups.',
    found: ['Tokens of users in very many groups'],
    compare: ['`_claim_sources`: the address for the source named here', 'Whether the app fetches them'],
    related: ['_claim_sources', 'groups'],
    rules: ['groups-overage'],
  },
  {
    name: '_claim_sources',
    title: 'Where left-out claims can be fetched',
    summary: 'Addresses for the sources that `_claim_names` refers to.',
    found: ['Together with `_claim_names`'],
    compare: [
      'The host: an address at `graph.windows.net` belongs to a retired API; use the same question at Microsoft Graph',
    ],
    related: ['_claim_names', 'groups'],
    rules: ['groups-overage', 'azure-ad-graph-in-use'],
  },
  {
    name: 'wids',
    aliases: ['directory roles'],
    title: 'Directory roles',
    summary: 'Template ids of the directory roles that the user (or app) holds in the tenant.',
    found: [
      'Access tokens for Microsoft APIs; others when the registration asks for directory roles',
      '`b79fbf4d-3ef9-4689-8143-76b194e85509` stands in the tokens of every ordinary user',
    ],
    compare: [
      'The role that the administrative call needs',
      'Time of activation: eligible roles appear in new tokens only',
    ],
    traps: [
      'Not the app roles: those are in `roles`',
      'A role scoped to an administrative unit is not told apart here',
    ],
    related: ['roles', 'groups'],
    rules: ['graph-insufficient-privileges'],
  },
  {
    name: 'idtyp',
    title: 'Token of an app, a user or a device',
    summary: '`app`, `user` or `device`: whom the access token stands for.',
    found: [
      'Access tokens: `app` in app-only tokens where the API asks for the claim; always with Graph',
      '`user` only where the API wants it in all tokens',
    ],
    compare: ['`oid` and `sub`: equal in a token of an app', '`scp` or `roles`'],
    traps: ['Absent proves nothing, unless the API always asks for it'],
    related: ['scp', 'roles', 'sub'],
    rules: [
      'obo-assertion-app-only',
      'app-only-token-on-user-endpoint',
      'delegated-token-on-app-only-endpoint',
    ],
  },
  {
    name: 'amr',
    aliases: ['authentication methods'],
    title: 'How the user proved themselves',
    summary: 'The list of methods of the sign-in; `mfa` in it says that a second factor was passed.',
    found: ['Version 1 tokens; version 2 only as an optional claim'],
    compare: [
      'The policy that refused with 50076 or 50079',
      'The sign-in steps in the capture: password, `SAS` calls, device',
    ],
    traps: [
      'The methods of the session, not of this request: single sign-on keeps them',
      'A federated user shows `mfa` only if the home provider said so',
    ],
    related: ['acr', 'acrs', 'mfa', 'basic_action'],
    rules: ['mfa-claim-missing', 'mfa-required-silent'],
  },
  {
    name: 'acr',
    title: 'Level of the sign-in',
    summary:
      'Version 1 of Entra: `0` or `1`. B2C: the policy, in old tokens. Other providers: a name for the level.',
    found: ['Version 1 access tokens; id_tokens of B2C and others'],
    compare: ['`acr_values` or `claims` of the request'],
    traps: ['`1` does not mean multifactor; for that look at `amr`', 'Not the same as `acrs`'],
    related: ['amr', 'acrs', 'tfp'],
    rules: ['mfa-claim-missing', 'b2c-policy-mismatch'],
  },
  {
    name: 'acrs',
    aliases: ['authentication context'],
    title: 'Authentication contexts that were satisfied',
    summary:
      'Ids such as `c1` that a policy of the tenant ties to conditions, and that this sign-in has met.',
    found: ['Access tokens, when the API or a claims challenge asks for them'],
    compare: [
      'The claims challenge: the `value` it asks for has to appear here afterwards',
      '`claims` of the request that followed the challenge',
    ],
    traps: ['A cached token stays without it: the library has to pass the challenge on'],
    related: ['acr', 'xms_cc', 'claims', 'www-authenticate'],
    rules: ['acrs-not-satisfied', 'arc-challenge-not-completed', 'claims-challenge-ignored'],
  },
  {
    name: 'xms_cc',
    aliases: ['cp1', 'client capabilities', 'cae', 'continuous access evaluation'],
    title: 'What the client can handle',
    summary: '`cp1` says that the client understands claims challenges.',
    found: [
      'Access tokens, when the client declared it in `claims` and the API asks for the claim',
      'Graph and other Microsoft APIs ask for it',
    ],
    compare: [
      '`claims` of the token request: `{"access_token":{"xms_cc":{"values":["cp1"]}}}`',
      'A 401 with `insufficient_claims`: is answered only to clients that declared it',
    ],
    traps: ['With it the token lives up to 28 hours, and can be refused earlier'],
    related: ['xms_ssm', 'acrs', 'claims'],
    rules: ['cae-token', 'claims-challenge-ignored'],
  },
  {
    name: 'xms_ssm',
    title: 'Session under continuous evaluation',
    summary: '`1` marks a long-lived token that the API may refuse at any time.',
    found: ['Access tokens of clients that declared `cp1`'],
    compare: ['`exp` less `iat`: about a day', 'A later 401 with a claims challenge, long before `exp`'],
    related: ['xms_cc', 'exp'],
    rules: ['cae-token'],
  },
];

/** Claims that say what may be done, and how strongly the sign-in was proved. */
export const permissionClaims = ROWS.map((row) => toFieldTopic('claim', row));
