import { mediaType } from '../model/headers.js';
import type { EndpointRole } from '../oauth/endpoints.js';
import type {
  AuthorizationRequest,
  Grant,
  Message,
  NativeAuthenticationRequest,
  TokenRequest,
} from '../oauth/messages.js';

/** What happens in a message, in words a person uses. Names no captured value but hosts. */
export function labelOf(message: Message): string {
  switch (message.kind) {
    case 'authorization-request':
      return authorizationLabel(message);
    case 'authorization-response':
      return callbackLabel(message);
    case 'authorization-error-response':
      return 'The error reaches the app';
    case 'token-request':
      return tokenLabel(message);
    case 'device-authorization-request':
      return 'Asks for a device code and a user code';
    case 'sign-in-step':
    case 'consent-step':
      return signInStepLabel(message);
    case 'metadata-request':
      return stepLabel(message.endpoint?.role);
    case 'jwks-request':
      return 'Fetches the signing keys';
    case 'userinfo-request':
      return 'Asks who the user is (UserInfo)';
    case 'protected-resource-request':
      return callLabel(message);
    case 'end-session-request':
      return 'Signs out';
    case 'managed-identity-request':
      return message.answer.status === 401
        ? 'Managed identity asks for its key file'
        : 'Asks the managed identity endpoint for a token';
    case 'native-authentication-request':
      return nativeLabel(message);
    case 'saml-request':
      return 'SAML sign-in request';
    case 'saml-response':
      return 'SAML answer is delivered';
    case 'ws-federation-request':
      return 'WS-Federation sign-in request';
    case 'ws-federation-response':
      return 'WS-Federation answer is delivered';
    case 'cors-preflight':
      return 'CORS preflight';
    case 'other':
      return otherLabel(message);
  }
}

const GRANT_LABELS = {
  'authorization-code': 'Redeems the code for tokens',
  'refresh-token': 'Refreshes tokens',
  'client-credentials': 'App asks for a token of its own',
  'device-code': 'Polls with the device code',
  password: 'Sends user name and password for a token',
  'on-behalf-of': 'Exchanges the user token (on-behalf-of)',
  'jwt-bearer': 'Exchanges a JWT',
  'saml-bearer': 'Exchanges a SAML assertion',
  'token-exchange': 'Token exchange (RFC 8693)',
  broker: 'Broker request',
  'native-authentication': 'Native sign-in: asks for tokens',
  'federated-user': 'Asks for a token with a federated user credential',
  unknown: 'Token request',
} as const satisfies Record<Grant, string>;

function tokenLabel(message: TokenRequest): string {
  const label = GRANT_LABELS[message.grant];
  if (message.answer.outcome !== 'refused') return label;
  const ending = message.grant === 'device-code' ? pollEnding(message) : undefined;
  if (ending !== undefined) return `${label}: ${ending}`;
  return `${label}${label.includes(':') ? ',' : ':'} refused`;
}

/** What the answers to a poll say, by the name of the error (RFC 8628 section 3.5). */
const POLL_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['slow_down', 'too soon, the user has not signed in yet'],
  ['authorization_declined', 'the user declined'],
  ['expired_token', 'the code has expired'],
  ['code_expired', 'the code has expired'],
]);

function pollEnding({ errors }: TokenRequest): string | undefined {
  const named = errors.map(({ error }) => POLL_ENDINGS.get(error ?? '')).find((each) => each !== undefined);
  if (named !== undefined) return named;
  const waits = errors.length > 0 && errors.every(({ isExpected }) => isExpected);
  return waits ? 'the user has not signed in yet' : undefined;
}

function authorizationLabel(message: AuthorizationRequest): string {
  const silent = message.parameters.value('prompt') === 'none' ? 'Silent sign-in request' : 'Sign-in request';
  const { answer } = message;
  if (message.parameters.value('sso_reload') === 'true') return `${silent}, repeated for device SSO`;
  if (message.errors.some((error) => !error.isExpected)) return `${silent}: refused`;
  if (message.errors.length > 0) return `${silent}: needs the user`;
  const given = ['code', 'id_token', 'access_token'].filter((name) => answer.parameters.has(name));
  if (given.length > 0) return `${silent}: answered with ${given.join(' and ')}`;
  return answer.page === undefined ? silent : `${silent}: sign-in page`;
}

function callbackLabel(message: Message): string {
  const given = ['code', 'id_token', 'access_token'].filter((name) => message.parameters.has(name));
  if (given.length === 0) return 'Back at the app; the answer is in the fragment';
  return `The app receives ${given.join(' and ')}`;
}

function callLabel(message: Message): string {
  const { status } = message.answer;
  const name = message.url.hostname.startsWith('graph.') ? 'Calls Microsoft Graph' : 'Calls the API';
  if (status === 401) return `${name}: not accepted`;
  if (status === 403) return `${name}: forbidden`;
  return status === undefined ? `${name}: no answer` : name;
}

const STEP_LABELS: ReadonlyMap<EndpointRole, string> = new Map([
  ['device-page', 'User enters the user code'],
  ['admin-consent', 'Admin consent'],
  ['discovery', 'Reads the authority’s metadata'],
  ['instance-discovery', 'Checks which cloud the authority belongs to'],
  ['user-realm', 'Asks whether the user’s domain is federated'],
  ['federation-metadata', 'Reads federation metadata'],
  ['credential-type', 'User name entered; asks how the user may sign in'],
  ['password', 'Password sent'],
  ['keep-signed-in', 'Stay signed in?'],
  ['app-confirmation', 'Confirms the app'],
  ['consent', 'Consent answered'],
  ['continue', 'Sign-in continues'],
  ['device-identity', 'Device shows its identity'],
  ['passkey', 'Passkey'],
  ['certificate', 'Certificate sign-in'],
  ['pass-through-poll', 'Waits for the on-premises password check'],
  ['one-time-code', 'One-time code is sent'],
  ['federation-return', 'Back from another identity provider'],
  ['federation-sign-in', 'Sign-in at the organisation’s AD FS'],
  ['ws-trust', 'WS-Trust token request'],
  ['ws-federation', 'WS-Federation sign-in'],
  ['saml', 'SAML sign-in'],
  ['native-landing', 'Lands on the page for native apps'],
  ['error-page', 'Looks an error up'],
  ['seamless-sso', 'Probe for seamless single sign-on'],
  ['sso-probe', 'Probe for single sign-on'],
  ['b2c-page', 'Sign-in page of the policy'],
]);

function stepLabel(role: EndpointRole | undefined): string {
  return (role === undefined ? undefined : STEP_LABELS.get(role)) ?? 'Step of the sign-in';
}

function signInStepLabel(message: Message): string {
  const role = message.endpoint?.role;
  const label = role === 'mfa' ? secondFactorLabel(message) : stepLabel(role);
  if (message.answer.page?.pageId === 'ConvergedError') return 'The sign-in ends on an error page';
  return message.errors.some(({ isExpected }) => !isExpected) ? `${label}: refused` : label;
}

/** The page begins the second factor, polls until it was given, and posts the result. */
const SECOND_FACTOR_LABELS: ReadonlyMap<string, string> = new Map([
  ['beginauth', 'Second factor asked for'],
  ['endauth', 'Second factor: given yet?'],
  ['processauth', 'Second factor given'],
]);

function secondFactorLabel({ url }: Message): string {
  return SECOND_FACTOR_LABELS.get(lastSegment(url)) ?? 'Second factor';
}

function lastSegment({ pathname }: URL): string {
  return pathname.slice(pathname.lastIndexOf('/') + 1).toLowerCase();
}

function nativeLabel({ endpoint, url }: NativeAuthenticationRequest): string {
  const step = lastSegment(url);
  if (endpoint.role === 'native-sign-up') return `Native sign-up: ${step}`;
  if (endpoint.role === 'native-reset') return `Native password reset: ${step}`;
  return `Native sign-in: ${step}`;
}

function otherLabel(message: Message): string {
  if (message.answer.location !== undefined) return 'App sends the user to sign in';
  return mediaType(message.entry.response.content.mimeType) === 'text/html'
    ? 'Page of the sign-in'
    : 'Other request';
}
