import { mediaType } from '../model/headers.js';
import { member } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { Challenge } from '../oauth/challenge.js';
import type { EndpointRole } from '../oauth/endpoints.js';
import type {
  AuthorizationRequest,
  ClientAuthentication,
  Grant,
  Message,
  NativeAuthenticationRequest,
  TokenRequest,
} from '../oauth/messages.js';
import { findTokenKind } from '../oauth/token-kind.js';

/** What happens in a message, in words a person uses. Names no captured value but hosts. */
export function labelOf(message: Message): string {
  const label = firstLabelOf(message);
  return message.duplicateOf === undefined ? label : `${label} (recorded twice)`;
}

function firstLabelOf(message: Message): string {
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
      return managedIdentityLabel(message);
    case 'native-authentication-request':
      return nativeLabel(message);
    case 'saml-request':
    case 'saml-response':
    case 'ws-federation-request':
    case 'ws-federation-response':
      return federationLabel(message);
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
  broker: 'Broker asks for tokens with a signed request',
  'native-authentication': 'Native sign-in: asks for tokens',
  'federated-user': 'Asks for a token with a federated user credential',
  unknown: 'Token request',
} as const satisfies Record<Grant, string>;

function tokenLabel(message: TokenRequest): string {
  const label = grantLabel(message);
  if (message.answer.outcome !== 'refused') return label;
  const ending = message.grant === 'device-code' ? pollEnding(message) : undefined;
  if (ending !== undefined) return `${label}: ${ending}`;
  if (message.errors.length > 0 && message.errors.every(({ isExpected }) => isExpected))
    return `${label}${label.includes(':') ? ',' : ':'} more is needed`;
  return `${label}${label.includes(':') ? ',' : ':'} refused`;
}

function grantLabel({ grant, grantType, parameters, clientAuthentication }: TokenRequest): string {
  if (grantType === 'srv_challenge') return 'Broker asks for a nonce to sign';
  const label = GRANT_LABELS[grant];
  if (grant !== 'client-credentials') return label;
  const assertion = parseJwt(parameters.value('client_assertion') ?? '');
  const isFederated = assertion !== undefined && findTokenKind(assertion) === 'federated-assertion';
  const proof = isFederated ? 'with a federated credential' : CREDENTIALS[clientAuthentication];
  return proof === undefined ? label : `${label}, ${proof}`;
}

const CREDENTIALS = {
  secret: 'with a secret',
  basic: 'with a secret',
  assertion: 'with a certificate',
  certificate: 'with the certificate of its connection',
  none: undefined,
  unknown: undefined,
} as const satisfies Record<ClientAuthentication, string | undefined>;

function managedIdentityLabel({ answer }: Message): string {
  if (answer.status === 401) return 'Managed identity asks for its key file';
  const label = 'Asks the managed identity endpoint for a token';
  return answer.outcome === 'refused' ? `${label}: refused` : label;
}

/** A sign-in by SAML or WS-Federation, for an app or on behalf of Entra, which sends the user to another provider. */
function federationLabel(message: Message): string {
  const isSaml = message.kind === 'saml-request' || message.kind === 'saml-response';
  const protocol = isSaml ? 'SAML' : 'WS-Federation';
  const refused = message.errors.some(({ isExpected }) => !isExpected) ? ': refused' : '';
  if (message.kind === 'saml-response' || message.kind === 'ws-federation-response') {
    const toEntra = message.endpoint !== undefined && message.endpoint.kind !== 'adfs';
    const from = toEntra ? 'Back from the organisation’s identity provider' : 'The app receives the answer';
    return `${from} (${protocol})${refused}`;
  }
  if (message.endpoint?.kind !== 'adfs') return `${protocol} sign-in request${refused}`;
  const label = message.entry.request.method === 'POST' ? 'Credentials sent to AD FS' : 'Sent on to AD FS';
  return `${label}${refused || (isSaml ? ' (SAML)' : '')}`;
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
  return answer.page === undefined ? silent : `${silent}: ${pageName(message) ?? 'sign-in page'}`;
}

/** What a page of Entra asks of the user, by its `pgid` (protocol facts 1.6). */
const PAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ['ConvergedTFA', 'a second factor is wanted'],
  ['ConvergedProofUpRedirect', 'the user has to register a second factor'],
  ['ConvergedConsent', 'consent is wanted'],
  ['ConvergedConditionalAccess', 'a Conditional Access policy stands in the way'],
  ['ConvergedChangePassword', 'the password has to be changed'],
  ['KmsiInterrupt', 'stay signed in?'],
  ['CmsiInterrupt', 'is this the app you meant?'],
  ['BssoInterrupt', 'tries single sign-on of the device'],
  ['ConvergedError', 'error page'],
]);

/** Pages of almost every sign-in: the step that follows says as much. */
const EVERYDAY_PAGES: ReadonlySet<string> = new Set(['ConvergedTFA', 'KmsiInterrupt']);

/** Undefined for a page without a meaning of its own. */
function pageName({ answer }: Message): string | undefined {
  const { page } = answer;
  if (page === undefined) return undefined;
  const sessions = member(page.config, 'arrSessions');
  if (page.pageId === 'ConvergedSignIn' && Array.isArray(sessions) && sessions.length > 0)
    return 'account picker';
  return PAGE_NAMES.get(page.pageId ?? '');
}

function callbackLabel(message: Message): string {
  const given = ['code', 'id_token', 'access_token'].filter((name) => message.parameters.has(name));
  if (given.length === 0) return 'Back at the app; the answer is in the fragment';
  return `The app receives ${given.join(' and ')}`;
}

function callLabel(message: Message): string {
  const { status } = message.answer;
  const name = message.url.hostname.startsWith('graph.') ? 'Calls Microsoft Graph' : 'Calls the API';
  if (status === 401) return `${name}: ${challengeWords(message) ?? 'not accepted'}`;
  if (status === 403) return `${name}: forbidden`;
  return status === undefined ? `${name}: no answer` : name;
}

/** What an API asks for before it answers; undefined where it only refuses. */
function challengeWords({ answer, errors }: Message): string | undefined {
  if (errors.some(({ claims }) => claims !== undefined)) return 'wants another sign-in first';
  const asksForNonce = ({ scheme, parameters }: Challenge) =>
    /^(?:pop|dpop)$/i.test(scheme) && parameters.has('nonce');
  return answer.challenges.some(asksForNonce) ? 'asks for a nonce to sign' : undefined;
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
  ['proof-up', 'User registers a second factor'],
  ['password-reset', 'User resets the password'],
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
  const label = namedStepLabel(message, role);
  if (message.answer.page?.pageId === 'ConvergedError') return 'The sign-in ends on an error page';
  if (message.errors.some(({ isExpected }) => !isExpected)) return `${label}: refused`;
  const next = EVERYDAY_PAGES.has(message.answer.page?.pageId ?? '') ? undefined : pageName(message);
  return next === undefined || label.includes('?') ? label : `${label}; next: ${next}`;
}

function namedStepLabel(message: Message, role: EndpointRole | undefined): string {
  if (role === 'mfa') return secondFactorLabel(message);
  if (role === 'consent') return lastSegment(message.url) === 'cancel' ? 'Consent declined' : 'Consent given';
  if (role === 'b2c-page') return policyPageLabel(message);
  return stepLabel(role);
}

function policyPageLabel(message: Message): string {
  const step = lastSegment(message.url);
  if (step === 'selfasserted') return 'User fills in the page of the policy';
  if (step === 'confirmed') return 'The policy goes on';
  return step === 'authresp' ? 'Back from another identity provider' : 'Sign-in page of the policy';
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

/** The steps of native authentication by the end of their path (protocol facts 2.9). */
const NATIVE_STEPS: ReadonlyMap<string, string> = new Map([
  ['initiate', 'begins with the user name'],
  ['start', 'begins with the user name'],
  ['challenge', 'asks how the user proves who it is'],
  ['introspect', 'asks which second factors there are'],
  ['continue', 'sends what the user typed'],
  ['submit', 'sends the new password'],
  ['poll_completion', 'done yet?'],
]);

function nativeLabel({ endpoint, url }: NativeAuthenticationRequest): string {
  const step = NATIVE_STEPS.get(lastSegment(url)) ?? lastSegment(url);
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
