import { adfsAuthorize, adfsToken } from './adfs.js';
import { type ApiCallOptions, apiCall, preflight } from './api-call.js';
import { deviceLogin } from './around-sign-in.js';
import { type AuthorizeOptions, authorizeRequest } from './authorize.js';
import { b2cAuthorize, b2cSteps, b2cToken } from './b2c.js';
import { type CallbackOptions, callback } from './callback.js';
import { secondsOf } from './clock.js';
import { type DeviceCodeOptions, deviceCodeRequest, devicePoll, type PollOutcome } from './device-code.js';
import { type Answer, answered, type Exchange, findParameter } from './exchange.js';
import { API_SCOPE, API_URL } from './ids.js';
import { liveAuthorize, liveToken } from './live.js';
import { type ManagedIdentityOptions, managedIdentityRequest } from './managed-identity.js';
import { discovery, jwksRequest } from './metadata.js';
import { type NativeOptions, nativeStep } from './native-authentication.js';
import { pkce } from './pkce.js';
import { federatedHop, type SamlSignInOptions, samlSignIn, wsFederationSignIn } from './saml-sign-in.js';
import { type SignInOptions, signInSteps } from './sign-in-steps.js';
import { type TokenAnswer, type TokenRequestOptions, tokenRequest } from './token-request.js';

/**
 * Whole flows, healthy as they stand: what one message issues the next one uses, byte for byte, and the clock
 * runs. Each takes the options of its messages, so that a test changes one thing and keeps the rest.
 */
export interface FlowOptions extends StoryOptions {
  readonly authorize?: AuthorizeOptions;
  readonly signIn?: SignInOptions;
  readonly callback?: CallbackOptions;
  readonly token?: TokenRequestOptions;
  readonly tokenAnswer?: TokenAnswer;
}

interface StoryOptions {
  /** Seconds after the start of the capture at which the story begins. */
  readonly at?: number;
  /** Numbers the sign-ins of a capture: two stories with two numbers share no secret. */
  readonly attempt?: number;
  /** The call with the token at the end; false leaves it out. */
  readonly api?: ApiCallOptions | false;
  readonly apiAnswer?: Answer;
}

const GRAPH_SCOPES = 'User.Read openid profile offline_access';

/** A single-page app signs the user in (password, second factor), redeems the code and reads /me at Graph. */
export function healthyCodeFlow(options: FlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1 } = options;
  const scope = options.authorize?.scope ?? GRAPH_SCOPES;
  const metadata = [discovery({ at }), jwksRequest({ at: at + 0.3 })];
  const asked = authorizeRequest({ at: at + 1, attempt, scope, answer: 'page', ...options.authorize });
  const steps = asked.status === 200 ? signInSteps(asked, options.signIn) : [];
  const signedIn = endOf([asked, ...steps]);
  const back = callback(asked, { at: signedIn + 0.2, ...options.callback });
  const token = tokenRequest({ at: signedIn + 0.8, attempt, scope, ...options.token }, options.tokenAnswer);
  return [...metadata, asked, ...steps, back, token, ...callWithPreflight(token, options)];
}

/** A server-side web app: form_post, then the server redeems the code with its secret and calls Graph. */
export function healthyWebFlow(options: FlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1 } = options;
  const scope = options.authorize?.scope ?? GRAPH_SCOPES;
  const client = { attempt, clientType: 'web', scope } as const;
  const asked = authorizeRequest({ at, ...client, pkce: pkce(attempt), ...options.authorize });
  const back = callback(asked, { at: at + 0.5, elapsedMs: 900, ...options.callback });
  const proof = { codeVerifier: pkce(attempt).verifier };
  const token = tokenRequest({ at: at + 0.7, ...client, ...proof, ...options.token }, options.tokenAnswer);
  return [asked, back, token, ...callFromServer(token, options)];
}

/** As `healthyWebFlow`, with an id_token beside the code (`code id_token`). */
export function healthyHybridFlow(options: FlowOptions = {}): Exchange[] {
  return healthyWebFlow({ ...options, authorize: { responseType: 'code id_token', ...options.authorize } });
}

/** The implicit flow: tokens come from the authorize endpoint, and the API is called with them. */
export function healthyImplicitFlow(options: FlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1 } = options;
  const kind = { responseType: 'id_token token', scope: `${API_SCOPE} openid profile`, pkce: false } as const;
  const asked = authorizeRequest({ at, attempt, ...kind, ...options.authorize });
  const back = callback(asked, { at: at + 0.5, ...options.callback });
  const token = findParameter(asked.delivers.parameters, 'access_token') ?? null;
  if (options.api === false) return [asked, back];
  const call = apiCall({ at: at + 1.2, url: API_URL, token, ...options.api }, options.apiAnswer);
  return [asked, back, call];
}

/** A code flow, and an hour later a refresh and another call. */
export function healthyRefreshFlow(
  options: FlowOptions & { readonly refresh?: TokenRequestOptions } = {},
): Exchange[] {
  const { attempt = 1 } = options;
  const first = healthyCodeFlow(options);
  const issued = first
    .map((each) => findIssued(each, 'refresh_token'))
    .findLast((each) => each !== undefined);
  const later = endOf(first) + 3900;
  const known = issued === undefined ? {} : { refreshToken: issued };
  const asked = { grant: 'refresh_token', at: later, attempt, scope: GRAPH_SCOPES, ...known } as const;
  const token = tokenRequest({ ...asked, ...options.refresh });
  return [...first, token, ...callWithPreflight(token, options)];
}

export interface DeviceFlowOptions extends StoryOptions {
  readonly codes?: DeviceCodeOptions;
  readonly poll?: TokenRequestOptions;
  /** What the polls answer, in turn. */
  readonly outcomes?: readonly PollOutcome[];
}

/** A device gets its codes, polls until the user has signed in elsewhere, and calls Graph. */
export function healthyDeviceFlow(options: DeviceFlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1, outcomes = ['pending', 'pending', 'success'] } = options;
  const codes = deviceCodeRequest({ at, attempt, ...options.codes });
  const interval = (options.codes?.interval ?? 5) + 0.2;
  const polls = outcomes.map((outcome, index) =>
    devicePoll(outcome, { at: at + (index + 1) * interval, attempt, ...options.poll }),
  );
  const last = polls.at(-1);
  return [codes, ...polls, ...(last === undefined ? [] : callFromServer(last, options))];
}

export interface OboOptions extends FlowOptions {
  /** The call of the middle tier by the single-page app. */
  readonly middleTier?: ApiCallOptions;
  readonly middleTierAnswer?: Answer;
  readonly exchange?: TokenRequestOptions;
  readonly exchangeAnswer?: TokenAnswer;
}

/** The app calls its API, the API exchanges the token it received (on-behalf-of) and calls Graph with the result. */
export function healthyOboChain(options: OboOptions = {}): Exchange[] {
  const scope = options.authorize?.scope ?? `${API_SCOPE} openid profile offline_access`;
  const signIn = healthyCodeFlow({ ...options, api: false, authorize: { scope, ...options.authorize } });
  const token = issuedBy(signIn, 'access_token');
  const begin = endOf(signIn) + 0.5;
  const call = { at: begin, elapsedMs: 1400, url: API_URL, token, ...options.middleTier };
  const received = bearerOf(apiCall(call));
  const middle = apiCall(call, options.middleTierAnswer ?? answered(200, { orders: [] }));
  const asked = {
    grant: 'on_behalf_of',
    at: begin + 0.2,
    ...(received === undefined ? {} : { assertion: received }),
  } as const;
  const exchanged = tokenRequest({ ...asked, ...options.exchange }, options.exchangeAnswer);
  return [...signIn, middle, exchanged, ...callFromServer(exchanged, options)];
}

export interface TokenStoryOptions extends StoryOptions {
  readonly token?: TokenRequestOptions;
  readonly tokenAnswer?: TokenAnswer;
}

/** A daemon with a certificate gets a token for Graph and lists users. */
export function healthyClientCredentials(options: TokenStoryOptions = {}): Exchange[] {
  const asked = { grant: 'client_credentials', credential: 'certificate' } as const;
  const scope = 'https://graph.microsoft.com/.default';
  const token = tokenRequest({ at: options.at ?? 0, ...asked, scope, ...options.token }, options.tokenAnswer);
  const api =
    options.api === false ? false : { url: 'https://graph.microsoft.com/v1.0/users', ...options.api };
  return [token, ...callFromServer(token, { ...options, api })];
}

/** A desktop app sends the user's password; works, and is advised against. */
export function healthyRopc(options: TokenStoryOptions = {}): Exchange[] {
  const asked = { grant: 'password', scope: GRAPH_SCOPES } as const;
  const token = tokenRequest({ at: options.at ?? 0, ...asked, ...options.token }, options.tokenAnswer);
  return [token, ...callFromServer(token, options)];
}

/** A customer signs in by a policy of Azure AD B2C; the app redeems the code and calls its API. */
export function healthyB2c(options: FlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1 } = options;
  const asked = b2cAuthorize({ at, attempt, answer: 'page', ...options.authorize });
  const steps = asked.status === 200 ? b2cSteps(asked) : [];
  const signedIn = endOf([asked, ...steps]);
  const back = callback(asked, { at: signedIn + 0.2, ...options.callback });
  const token = b2cToken({ at: signedIn + 0.8, attempt, ...options.token }, options.tokenAnswer);
  return [asked, ...steps, back, token, ...callWithPreflight(token, apiAt(options, API_URL))];
}

/** A mobile app signs a customer in by native authentication (External ID): code by mail, then tokens. */
export function healthyCiamNative(
  options: StoryOptions & { readonly native?: NativeOptions } = {},
): Exchange[] {
  const at = options.at ?? 0;
  const begin = nativeStep('initiate', { at, step: 0, ...options.native });
  const challenge = nativeStep('challenge', { at: at + 1, step: 1, ...options.native });
  const token = nativeStep('token', { at: at + 25, step: 2, ...options.native });
  return [begin, challenge, token, ...callFromServer(token, apiAt(options, API_URL))];
}

/** A virtual machine gets a token of its managed identity and calls Azure Resource Manager. */
export function healthyManagedIdentity(
  options: StoryOptions & {
    readonly identity?: ManagedIdentityOptions;
    readonly identityAnswer?: Answer;
  } = {},
): Exchange[] {
  const token = managedIdentityRequest({ at: options.at ?? 0, ...options.identity }, options.identityAnswer);
  const url = 'https://management.azure.com/subscriptions?api-version=2022-12-01';
  return [token, ...callFromServer(token, apiAt(options, url))];
}

/** A web app signs the user in by SAML. */
export function healthySaml(options: SamlSignInOptions = {}): Exchange[] {
  return samlSignIn({ at: 0, ...options });
}

/** A web app signs the user in by WS-Federation. */
export function healthyWsFed(options: SamlSignInOptions = {}): Exchange[] {
  return wsFederationSignIn({ at: 0, ...options });
}

/** A federated user: Entra sends the browser to AD FS, whose assertion comes back to Entra. */
export function healthyFederation(options: SamlSignInOptions = {}): Exchange[] {
  return federatedHop({ at: 0, ...options });
}

/** A device flow whose capture also holds the page where the user types the code. */
export function healthyDevicePage(options: DeviceFlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1 } = options;
  return interleaved(healthyDeviceFlow(options), deviceLogin({ at: at + 1, attempt }));
}

/** A personal account signs in at its own service and reads /me at Graph with an opaque token. */
export function healthyPersonalAccount(options: StoryOptions = {}): Exchange[] {
  const { at = 0 } = options;
  const asked = liveAuthorize({ at });
  const token = liveToken({ at: at + 1.2, omit: ['code_verifier'] });
  return [asked, token, ...callWithPreflight(token, options)];
}

/** A single-page app signs the user in at AD FS. */
export function healthyAdfs(options: FlowOptions = {}): Exchange[] {
  const { at = 0, attempt = 1 } = options;
  const asked = adfsAuthorize({ at, attempt, ...options.authorize });
  const back = callback(asked, { at: at + 0.6, ...options.callback });
  const token = adfsToken({ at: at + 1.2, attempt, ...options.token }, options.tokenAnswer);
  return [
    asked,
    back,
    token,
    ...callWithPreflight(token, apiAt(options, 'https://api.fabrikam.example/orders')),
  ];
}

/** The value of a token that an exchange issued in its JSON body: `access_token`, `refresh_token`, `id_token`. */
export function findIssued(each: Exchange, name: string): string | undefined {
  if (each.responseBody === undefined || !each.responseBody.startsWith('{')) return undefined;
  const body: unknown = JSON.parse(each.responseBody);
  const value =
    typeof body === 'object' && body !== null
      ? Object.entries(body).find(([key]) => key === name)
      : undefined;
  return typeof value?.[1] === 'string' ? value[1] : undefined;
}

/** The newest token of that name in a story; throws where there is none. */
export function issuedBy(exchanges: readonly Exchange[], name: string): string {
  const found = exchanges.map((each) => findIssued(each, name)).findLast((each) => each !== undefined);
  if (found === undefined) throw new Error(`The story issues no ${name}.`);
  return found;
}

/** Several stories in one capture, in time order. */
export function interleaved(...exchanges: readonly (readonly Exchange[])[]): Exchange[] {
  return exchanges.flat().toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf(each: Exchange): number {
  return each.startedDateTime === undefined ? 0 : secondsOf(each.startedDateTime);
}

/** Seconds after the start of the capture at which the last answer came. */
export function endOf(exchanges: readonly Exchange[]): number {
  const ends = exchanges.flatMap((each) =>
    each.startedDateTime === undefined
      ? []
      : [secondsOf(each.startedDateTime) + (each.elapsedMs ?? 120) / 1000],
  );
  return Math.max(0, ...ends);
}

/** The call with the token that was just issued; none where nothing was issued. */
function callFromServer(token: Exchange, options: StoryOptions): Exchange[] {
  const issued = findIssued(token, 'access_token');
  if (issued === undefined || options.api === false) return [];
  return [
    apiCall({ at: endOf([token]) + 0.2, from: 'server', token: issued, ...options.api }, options.apiAnswer),
  ];
}

function callWithPreflight(token: Exchange, options: StoryOptions): Exchange[] {
  const issued = findIssued(token, 'access_token');
  if (issued === undefined || options.api === false) return [];
  if (options.api?.from === 'server') return callFromServer(token, options);
  const at = endOf([token]) + 0.3;
  const call = { at: at + 0.2, token: issued, ...options.api };
  return [preflight({ ...options.api, at }), apiCall(call, options.apiAnswer)];
}

function apiAt(options: StoryOptions, url: string): StoryOptions {
  return options.api === false ? options : { ...options, api: { url, ...options.api } };
}

function bearerOf(call: Exchange): string | undefined {
  const value = call.requestHeaders.find(([name]) => name === 'Authorization')?.[1];
  return value?.replace(/^Bearer /, '');
}
