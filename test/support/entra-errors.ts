import { entraTimeAt } from './clock.js';
import { API, CLIENT, DAEMON, LOGIN_HOST, OTHER_TENANT } from './ids.js';

/**
 * The errors of Entra by number: the OAuth `error`, HTTP status and first sentence that usually come with it.
 * Tests change what they need; codes that are not here are answered as `invalid_request`.
 */
export interface EntraError {
  /** `invalid_grant` and the like. */
  readonly error: string;
  /** Without the `AADSTS…: ` and without the tail of ids. */
  readonly text: string;
  readonly status: number;
  readonly suberror?: string;
}

export interface EntraErrorOptions {
  readonly error?: string;
  /** Replaces the sentence after `AADSTS…: `. */
  readonly text?: string;
  readonly status?: number;
  readonly suberror?: string;
  /** The claims challenge: an object becomes the JSON string that Entra sends. */
  readonly claims?: unknown;
  /** Adds or replaces members of the body; `undefined` removes one. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A number for AADSTS codes, the whole code for others: `50011`, `'AADB2C90118'`, `'MSIS9223'`. */
export type ErrorCode = number | string;

export function codeName(code: ErrorCode): string {
  return typeof code === 'number' ? `AADSTS${code}` : code;
}

export function entraError(code: ErrorCode): EntraError {
  const row = ROWS.get(code);
  if (row === undefined) return { error: 'invalid_request', status: 400, text: 'The request was refused.' };
  const [error, text, suberror] = row;
  const status = error === 'invalid_client' ? 401 : error === 'temporarily_unavailable' ? 503 : 400;
  return { error, text, status, ...(suberror === undefined ? {} : { suberror }) };
}

export interface ErrorIds {
  readonly traceId: string;
  readonly correlationId: string;
  /** Seconds after the start of the capture. */
  readonly at: number;
}

/** The whole `error_description`: code, sentence, ids, time. */
export function errorDescription(code: ErrorCode, text: string, ids: ErrorIds): string {
  const tail = `Trace ID: ${ids.traceId}\r\nCorrelation ID: ${ids.correlationId}\r\nTimestamp: ${entraTimeAt(ids.at)}`;
  return `${codeName(code)}: ${text}\r\n${tail}`;
}

/** The JSON members of a token endpoint's error, in Entra's order. */
export function errorBody(
  code: ErrorCode,
  options: EntraErrorOptions,
  ids: ErrorIds,
): Record<string, unknown> {
  const known = entraError(code);
  const suberror = options.suberror ?? known.suberror;
  const numbers = typeof code === 'number' ? { error_codes: [code] } : {};
  return {
    error: options.error ?? known.error,
    error_description: errorDescription(code, options.text ?? known.text, ids),
    ...numbers,
    timestamp: entraTimeAt(ids.at),
    trace_id: ids.traceId,
    correlation_id: ids.correlationId,
    ...(typeof code === 'number' ? { error_uri: `https://${LOGIN_HOST}/error?code=${code}` } : {}),
    ...(suberror === undefined ? {} : { suberror }),
    ...(options.claims === undefined ? {} : { claims: claimsText(options.claims) }),
    ...options.members,
  };
}

/** The claims challenge of a Conditional Access policy. */
export const CA_CLAIMS = {
  access_token: { capolids: { essential: true, values: ['7c1d6f0e-52c4-4f2c-9a50-7a5f5ad0e1b3'] } },
};

export function claimsText(claims: unknown): string {
  return typeof claims === 'string' ? claims : JSON.stringify(claims);
}

type Row = readonly [error: string, text: string, suberror?: string];

const ROWS = new Map<ErrorCode, Row>([
  [16000, ['interaction_required', 'Several accounts are signed in; one has to be selected.']],
  [
    28000,
    [
      'invalid_request',
      'Provided value for the input parameter scope is not valid because it contains more than one resource.',
    ],
  ],
  [
    28003,
    [
      'invalid_request',
      'Provided value for the input parameter scope cannot be empty when requesting an access token.',
    ],
  ],
  [50001, ['invalid_resource', 'The application named in the request was not found in the tenant.']],
  [50008, ['invalid_grant', 'The SAML assertion could not be validated.']],
  [
    50011,
    [
      'invalid_request',
      `The redirect URI 'https://client.example/auth/callback' specified in the request does not match the redirect URIs configured for the application '${CLIENT}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    ],
  ],
  [50012, ['invalid_client', 'Invalid client secret is provided.']],
  [50013, ['invalid_grant', 'Assertion failed signature validation.']],
  [
    50020,
    [
      'invalid_grant',
      `User account 'bo.ferreira@fabrikam.example' from identity provider 'https://sts.windows.net/${OTHER_TENANT}/' does not exist in tenant 'Contoso' and cannot access the application '${CLIENT}'(Contoso Orders) in that tenant.`,
    ],
  ],
  [50027, ['invalid_request', 'JWT token is invalid or malformed.']],
  [50034, ['invalid_grant', 'The user account does not exist in the directory.']],
  [50049, ['invalid_instance', 'Unknown or invalid instance.']],
  [
    50053,
    [
      'invalid_grant',
      'The account is locked, there were too many attempts with a wrong user ID or password.',
    ],
  ],
  [50055, ['invalid_grant', 'Password is expired.', 'user_password_expired']],
  [50057, ['invalid_grant', 'The user account is disabled.']],
  [50058, ['login_required', 'A silent sign-in request was sent but no user is signed in.']],
  [
    50059,
    [
      'invalid_request',
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    ],
  ],
  [
    50076,
    [
      'invalid_grant',
      "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.",
      'basic_action',
    ],
  ],
  [50079, ['invalid_grant', 'You must enroll in multi-factor authentication to go on.', 'basic_action']],
  [50097, ['interaction_required', 'Device authentication is required.']],
  [
    50105,
    [
      'access_denied',
      `Your administrator has configured the application Contoso Orders ('${CLIENT}') to block users unless they are specifically granted ('assigned') access to the application.`,
    ],
  ],
  [50107, ['invalid_grant', "Requested federation realm object 'https://sts.windows.net/' does not exist."]],
  [50126, ['invalid_grant', 'Error validating credentials due to invalid username or password.']],
  [
    50140,
    ['interaction_required', 'The sign-in was interrupted to ask whether the user wants to stay signed in.'],
  ],
  [50158, ['interaction_required', 'External security challenge not satisfied.']],
  [
    50173,
    [
      'invalid_grant',
      'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
      'bad_token',
    ],
  ],
  [
    50194,
    [
      'invalid_request',
      `Application '${CLIENT}'(Contoso Orders) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    ],
  ],
  [
    50196,
    ['invalid_grant', 'The server terminated an operation because it encountered a client request loop.'],
  ],
  [53000, ['invalid_grant', 'Device is not in required device state: unregistered.', 'message_only']],
  [
    53003,
    [
      'invalid_grant',
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      'message_only',
    ],
  ],
  [
    54005,
    [
      'invalid_grant',
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ],
  ],
  [
    65001,
    [
      'invalid_grant',
      `The user or administrator has not consented to use the application with ID '${CLIENT}' named 'Contoso Orders'. Send an interactive authorization request for this user and resource.`,
      'consent_required',
    ],
  ],
  [
    65002,
    [
      'invalid_request',
      'Consent between first party application and first party resource must be configured via preauthorization.',
    ],
  ],
  [65004, ['access_denied', 'User declined to consent to access the app.']],
  [
    65005,
    [
      'invalid_resource',
      'The application needs access to a service that the organization has not subscribed to or enabled.',
    ],
  ],
  [70000, ['invalid_grant', 'Provided grant is invalid or malformed.', 'bad_token']],
  [70003, ['unsupported_grant_type', 'The app requested an unsupported grant type.']],
  [
    70005,
    ['unsupported_response_type', "The response type is not supported: 'id_token' needs the scope 'openid'."],
  ],
  [70007, ['invalid_request', "response_mode 'query' is not supported for this response type."]],
  [
    70008,
    ['invalid_grant', 'The provided authorization code or refresh token has expired due to inactivity.'],
  ],
  [
    70011,
    [
      'invalid_scope',
      "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid.",
    ],
  ],
  [
    70016,
    ['authorization_pending', 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.'],
  ],
  [70018, ['bad_verification_code', 'Invalid verification code.']],
  [70019, ['expired_token', 'Verification code expired.']],
  [
    70020,
    [
      'expired_token',
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    ],
  ],
  [70021, ['invalid_request', 'No matching federated identity record found for presented assertion.']],
  [
    70043,
    [
      'invalid_grant',
      'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
      'token_expired',
    ],
  ],
  [
    90002,
    [
      'invalid_request',
      `Tenant 'contosso.example' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    ],
  ],
  [
    90009,
    [
      'invalid_request',
      'The application is requesting a token for itself. This is supported only if the resource is given by GUID.',
    ],
  ],
  [90014, ['invalid_request', "The required field 'scope' is missing from the credential."]],
  [90016, ['invalid_request', 'The required claim is missing from the access token.']],
  [90033, ['temporarily_unavailable', 'A transient error has occurred. Please try again.']],
  [90094, ['consent_required', 'The grant requires admin permission.']],
  [90100, ['invalid_request', 'A request parameter is empty or not valid.']],
  [
    240002,
    [
      'invalid_request',
      "Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.",
    ],
  ],
  [
    500011,
    [
      'invalid_resource',
      `The resource principal named api://orders was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ],
  ],
  [
    500112,
    [
      'invalid_grant',
      "The reply address 'https://web.client.example/signin-oidc/' does not match the reply address 'https://web.client.example/signin-oidc' provided when requesting Authorization code.",
    ],
  ],
  [500113, ['invalid_request', 'No reply address is registered for the application.']],
  [
    500131,
    [
      'invalid_grant',
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'https://graph.microsoft.com' and the expected audience is 'api://${API}'`,
    ],
  ],
  [
    500133,
    [
      'invalid_grant',
      `Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: 2026-03-02T09:00:00.0000000Z, expiry time of assertion 2026-03-02T08:00:00.0000000Z.`,
    ],
  ],
  [
    500212,
    [
      'access_denied',
      "The user's administrator has set an outbound access policy that does not allow access to the resource tenant.",
    ],
  ],
  [
    501481,
    [
      'invalid_grant',
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ],
  ],
  [501491, ['invalid_request', 'Invalid size of Code_Challenge parameter.']],
  [
    650052,
    [
      'access_denied',
      'The app needs access to a service that the organization has not subscribed to or enabled.',
    ],
  ],
  [
    650053,
    [
      'invalid_client',
      "The application asked for scope 'Orders.Read' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'.",
    ],
  ],
  [
    700005,
    ['invalid_grant', 'Provided Authorization Code is intended to use against other tenant, thus rejected.'],
  ],
  [
    700009,
    [
      'invalid_request',
      'Reply address must be provided when presenting an authorization code requested with an explicit reply address.',
    ],
  ],
  [700011, ['unauthorized_client', 'Application was not found in the directory.']],
  [
    700016,
    [
      'unauthorized_client',
      `Application with identifier '${CLIENT}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ],
  ],
  [
    700021,
    ['invalid_client', "Client assertion application identifier doesn't match 'client_id' parameter."],
  ],
  [700022, ['invalid_scope', 'The scope names more than one resource.']],
  [700023, ['invalid_client', 'Client assertion audience claim does not match Realm issuer.']],
  [
    700024,
    [
      'invalid_client',
      `Client assertion is not within its valid time range. Current time: 2026-03-02T09:00:00.0000000Z, assertion valid from 2026-03-02T07:00:00.0000000Z, expiry time of assertion 2026-03-02T07:10:00.0000000Z.`,
    ],
  ],
  [
    700025,
    [
      'invalid_client',
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    ],
  ],
  [700027, ['invalid_client', 'Client assertion contains an invalid signature.']],
  [700051, ['unsupported_response_type', "response_type 'token' is not enabled for the application."]],
  [700054, ['unsupported_response_type', "response_type 'id_token' is not enabled for the application."]],
  [700081, ['invalid_grant', 'The refresh token has expired due to maximum lifetime.', 'bad_token']],
  [700082, ['invalid_grant', 'The refresh token has expired due to inactivity.', 'bad_token']],
  [
    700084,
    [
      'invalid_grant',
      'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended.',
      'bad_token',
    ],
  ],
  [
    700211,
    [
      'invalid_client',
      `No matching federated identity record found for presented assertion issuer 'https://token.actions.githubusercontent.com'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    ],
  ],
  [
    700212,
    [
      'invalid_client',
      "No matching federated identity record found for presented assertion audience 'api://orders'.",
    ],
  ],
  [
    700213,
    [
      'invalid_client',
      `No matching federated identity record found for presented assertion subject 'repo:contoso/deploy:ref:refs/heads/main'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    ],
  ],
  [700222, ['invalid_client', 'AAD-issued tokens may not be used for federated identity flows.']],
  [900144, ['invalid_request', "The request body must contain the following parameter: 'scope'."]],
  [900561, ['invalid_request', 'The endpoint only accepts POST requests. Received a GET request.']],
  [900971, ['invalid_request', 'No reply address provided.']],
  [901002, ['invalid_request', "The 'resource' request parameter is not supported."]],
  [
    1002012,
    [
      'invalid_scope',
      `The provided value for scope https://graph.microsoft.com/User.Read.All is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ],
  ],
  [
    5002723,
    [
      'invalid_client',
      'No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in the token header.',
    ],
  ],
  [7000110, ['invalid_request', 'Request is ambiguous, multiple application identifiers found.']],
  [7000112, ['unauthorized_client', 'Application is disabled.']],
  [7000113, ['invalid_grant', 'Application is not authorized to make application on-behalf-of calls.']],
  [7000114, ['invalid_grant', 'Application is not allowed to make application on-behalf-of calls.']],
  [
    7000215,
    [
      'invalid_client',
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${DAEMON}'.`,
    ],
  ],
  [
    7000216,
    [
      'invalid_client',
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    ],
  ],
  [
    7000218,
    [
      'invalid_client',
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ],
  ],
  [
    7000222,
    [
      'invalid_client',
      `The provided client secret keys for app '${DAEMON}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    ],
  ],
  [
    9001023,
    [
      'invalid_request',
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    ],
  ],
  [9002313, ['invalid_request', 'Invalid request. Request is malformed or invalid.']],
  [
    9002325,
    [
      'invalid_request',
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    ],
  ],
  [
    9002326,
    [
      'invalid_request',
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://client.example'.",
    ],
  ],
  [
    9002327,
    [
      'invalid_request',
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ],
  ],
  [
    'AADB2C90006',
    ['invalid_request', 'The redirect URI provided in the request is not registered for the client id.'],
  ],
  [
    'AADB2C90077',
    [
      'login_required',
      'User does not have an existing session and request prompt parameter has a value of None.',
    ],
  ],
  ['AADB2C90080', ['invalid_grant', 'The provided grant has expired. Please re-authenticate and try again.']],
  ['AADB2C90086', ['unsupported_grant_type', 'The supplied grant_type is not supported.']],
  ['AADB2C90088', ['invalid_grant', 'The provided grant has not been issued for this endpoint.']],
  ['AADB2C90091', ['access_denied', 'The user has cancelled entering self-asserted information.']],
  ['AADB2C90118', ['access_denied', 'The user has forgotten their password.']],
  ['AADB2C90182', ['invalid_grant', 'The supplied code_verifier does not match associated code_challenge.']],
  [
    'AADB2C90279',
    ['invalid_grant', 'The provided client id does not match the client id that issued the grant.'],
  ],
]);
