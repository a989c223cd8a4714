/** What a token request of one grant needs and must not have (protocol facts 2). */
export interface GrantParameters {
  /** Names of which at least one has to be there, likeliest first. */
  readonly required: readonly (readonly string[])[];
  /** Names that belong to another grant, and show that two were mixed up. */
  readonly foreign: readonly string[];
}

/** A poll may carry `code` alone or as well (v1, MSAL for Python). */
const DEVICE_CODE: GrantParameters = {
  required: [['client_id'], ['device_code', 'code']],
  foreign: ['refresh_token', 'assertion', 'username'],
};

const SAML_BEARER: GrantParameters = {
  required: [['client_id'], ['assertion']],
  foreign: ['code', 'refresh_token'],
};

/** By `grant_type`. */
const GRANT_PARAMETERS: ReadonlyMap<string, GrantParameters> = new Map([
  [
    'authorization_code',
    { required: [['client_id'], ['code']], foreign: ['refresh_token', 'assertion', 'username'] },
  ],
  [
    'refresh_token',
    { required: [['client_id'], ['refresh_token']], foreign: ['code', 'assertion', 'username'] },
  ],
  [
    'client_credentials',
    { required: [['client_id']], foreign: ['code', 'username', 'password', 'refresh_token', 'assertion'] },
  ],
  [
    'password',
    {
      required: [['client_id'], ['username'], ['password']],
      foreign: ['code', 'refresh_token', 'assertion'],
    },
  ],
  ['urn:ietf:params:oauth:grant-type:device_code', DEVICE_CODE],
  ['device_code', DEVICE_CODE],
  [
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    { required: [['assertion', 'request']], foreign: ['code', 'refresh_token', 'username'] },
  ],
  ['urn:ietf:params:oauth:grant-type:saml1_1-bearer', SAML_BEARER],
  ['urn:ietf:params:oauth:grant-type:saml2-bearer', SAML_BEARER],
]);

export function findGrantParameters(grantType: string | undefined): GrantParameters | undefined {
  return grantType === undefined ? undefined : GRANT_PARAMETERS.get(grantType);
}

/** Parameters of the authorize, token and device code endpoints, spelled as on the wire. */
export const PARAMETER_NAMES: readonly string[] = [
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'grant_type',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'resource',
  'code',
  'code_verifier',
  'code_challenge',
  'code_challenge_method',
  'refresh_token',
  'device_code',
  'assertion',
  'requested_token_use',
  'username',
  'password',
  'state',
  'nonce',
  'prompt',
  'login_hint',
  'domain_hint',
  'claims',
];
