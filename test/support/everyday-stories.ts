import { adfsAuthorize } from './adfs.js';
import { apiCall, bearerChallenge, claimsChallenge, graphError, preflight } from './api-call.js';
import { authorizeRequest } from './authorize.js';
import { b2cAuthorize, b2cToken } from './b2c.js';
import { callback } from './callback.js';
import { answered, type Exchange } from './exchange.js';
import { API_SCOPE, API_URL, CLIENT, WEB } from './ids.js';
import { ARC_SECRET, arcChallenge, managedIdentityRequest } from './managed-identity.js';
import { discovery, jwksRequest } from './metadata.js';
import { nativeStep } from './native-authentication.js';
import { signInSteps } from './sign-in-steps.js';
import { signOut } from './sign-out.js';
import * as stories from './stories.js';
import { tokenAnswer, tokenError } from './token-answer.js';
import { tokenRequest } from './token-request.js';
import { ARM_AUDIENCE, appTokenV1, graphToken, idToken } from './tokens.js';

/**
 * Healthy captures of what happens every day around the grants: renewals, retries, challenges that are answered, second
 * thoughts of users. Each looks like a fault to somebody who sees one message of it alone.
 */

const { endOf, healthyCodeFlow, interleaved, issuedBy } = stories;
const GRAPH = 'User.Read openid profile offline_access';
const MAIL = 'Mail.Read openid profile offline_access';
const CAE_CLAIMS = { access_token: { nbf: { essential: true, value: '1772442000' } } };
const minutes = (count: number) => count * 60;

/** What the sign-in page says where nobody is signed in. */
const noSession = { prompt: 'none', inFrame: true, answer: 'error', error: 50058 } as const;

function silentRenewal(): Exchange[] {
  const first = healthyCodeFlow();
  const at = endOf(first) + minutes(70);
  const asked = authorizeRequest({ at, attempt: 2, scope: GRAPH, prompt: 'none', inFrame: true });
  const token = tokenRequest({ at: at + 1, attempt: 2, scope: GRAPH });
  const call = apiCall({ at: at + 2, token: issuedBy([token], 'access_token') });
  return [...first, asked, callback(asked, { at: at + 0.5 }), token, call];
}

function probeThenSignIn(): Exchange[] {
  const probe = authorizeRequest({ at: 0, scope: GRAPH, ...noSession });
  return [probe, callback(probe, { at: 0.6 }), ...healthyCodeFlow({ at: 2, attempt: 2 })];
}

/** Step 2a of a sign-in on a joined device: the same request once more. */
function deviceSingleSignOn(): Exchange[] {
  const first = authorizeRequest({ at: 0, scope: GRAPH, answer: 'page' });
  const again = authorizeRequest({ at: 1, scope: GRAPH, extra: { sso_reload: 'true' } });
  const token = tokenRequest({ at: 2.5, scope: GRAPH });
  const call = apiCall({ at: 3.2, token: issuedBy([token], 'access_token') });
  return [first, again, callback(again, { at: 2 }), token, preflight({ at: 3 }), call];
}

function twoTabs(): Exchange[] {
  return interleaved(healthyCodeFlow({ attempt: 1 }), healthyCodeFlow({ at: 2, attempt: 2 }));
}

/** The network is gone for a while; each refresh brings a new token, which the next one uses. */
function refreshAfterNetworkLoss(): Exchange[] {
  const first = healthyCodeFlow();
  const refresh = (at: number, from: readonly Exchange[]) =>
    ({ grant: 'refresh_token', scope: GRAPH, at, refreshToken: issuedBy(from, 'refresh_token') }) as const;
  const at = endOf(first) + minutes(65);
  const lost = [0, 4].map((later) => tokenRequest(refresh(at + later, first), answered(0)));
  const second = tokenRequest(
    refresh(at + 12, first),
    tokenAnswer({ refreshToken: '0.AVeryNewRefreshToken.AgABAwEAAAA' }),
  );
  const third = tokenRequest(refresh(at + minutes(65), [second]));
  const call = apiCall({ at: endOf([third]) + 1, token: issuedBy([third], 'access_token') });
  return [...first, ...lost, second, third, call];
}

/** The API ends a token early, the client asks for a new one with the claims of the challenge. */
function challengeAnswered(): Exchange[] {
  const first = healthyCodeFlow();
  const at = endOf(first) + minutes(5);
  const token = issuedBy(first, 'access_token');
  const refused = apiCall({ at, token }, claimsChallenge(CAE_CLAIMS));
  const asked = authorizeRequest({ at: at + 1, attempt: 2, scope: GRAPH, claims: CAE_CLAIMS });
  const renewed = tokenRequest(
    { at: at + 3, attempt: 2, scope: GRAPH, claims: JSON.stringify(CAE_CLAIMS) },
    tokenAnswer({ accessToken: graphToken({}, { at: at + 3 }) }),
  );
  const call = apiCall({ at: at + 4, token: issuedBy([renewed], 'access_token') });
  return [...first, refused, asked, callback(asked, { at: at + 2 }), renewed, call];
}

/** A refresh is told that a second factor is due, and the user gives it. */
function stepUp(): Exchange[] {
  const first = healthyCodeFlow();
  const at = endOf(first) + minutes(65);
  const claims = { access_token: { capolids: { essential: true, values: ['policy'] } } };
  const refused = tokenRequest(
    { grant: 'refresh_token', at, scope: GRAPH, refreshToken: issuedBy(first, 'refresh_token') },
    tokenError(50076, { claims }),
  );
  const again = healthyCodeFlow({ at: at + 2, attempt: 2, authorize: { claims } });
  return [...first, refused, ...again];
}

/** Two calls of the front end, one exchange: the API keeps the token it got. */
function onBehalfOfWithCache(): Exchange[] {
  const chain = stories.healthyOboChain();
  const at = endOf(chain) + 20;
  const held = chain.filter(({ url }) => url === API_URL).length > 0 ? tokenOfApi(chain) : '';
  const downstream = issuedBy(chain, 'access_token');
  return [
    ...chain,
    apiCall({ at, elapsedMs: 900, url: API_URL, token: held }, answered(200, { orders: [] })),
    apiCall({ at: at + 0.3, from: 'server', token: downstream }),
  ];
}

function tokenOfApi(chain: readonly Exchange[]): string {
  const call = chain.find(
    ({ url, requestHeaders }) => url === API_URL && requestHeaders.some(isAuthorization),
  );
  return call?.requestHeaders.find(isAuthorization)?.[1].replace(/^Bearer /, '') ?? '';
}

function isAuthorization([name]: readonly [string, string]): boolean {
  return name === 'Authorization';
}

/** Signatures of such tokens verify with no key of the key set, by design. */
function graphTokenWithNonce(): Exchange[] {
  const token = tokenRequest({ scope: GRAPH, at: 1 }, tokenAnswer({ accessToken: graphToken() }));
  const call = apiCall({ at: 2, token: issuedBy([token], 'access_token') });
  return [discovery(), jwksRequest({ at: 0.2 }), token, call];
}

/** An SDK asks an API without a token to learn the tenant from its challenge. */
function challengeForDiscovery(): Exchange[] {
  const url = 'https://management.azure.com/subscriptions?api-version=2022-12-01';
  const headers = { 'WWW-Authenticate': bearerChallenge() };
  const asked = apiCall({ url, from: 'server', token: null }, answered(401, {}, headers));
  const token = tokenRequest(
    {
      grant: 'client_credentials',
      credential: 'secret',
      scope: 'https://management.azure.com/.default',
      at: 1,
    },
    tokenAnswer({ accessToken: appTokenV1({ aud: ARM_AUDIENCE }, { at: 1 }) }),
  );
  const call = apiCall({ url, at: 2, from: 'server', token: issuedBy([token], 'access_token') });
  return [asked, token, call];
}

function arcWithChallenge(): Exchange[] {
  const asked = managedIdentityRequest({ source: 'arc' }, arcChallenge());
  const answer = managedIdentityRequest({ source: 'arc', at: 0.5, arcSecret: ARC_SECRET });
  const url = 'https://management.azure.com/subscriptions?api-version=2022-12-01';
  return [asked, answer, apiCall({ url, at: 1, from: 'server', token: issuedBy([answer], 'access_token') })];
}

/** The first password is wrong, the second one right. */
function wrongPasswordOnce(): Exchange[] {
  return healthyCodeFlow({ signIn: { wrongPasswordFirst: true } });
}

/** Incremental consent: the app asks for mail when the user first opens the mailbox. */
function incrementalConsent(): Exchange[] {
  const first = healthyCodeFlow();
  const later = healthyCodeFlow({
    at: endOf(first) + 8,
    attempt: 2,
    authorize: { scope: MAIL },
    signIn: { mfa: false, consent: 'accept' },
    token: { scope: MAIL },
    api: { url: 'https://graph.microsoft.com/v1.0/me/messages' },
  });
  return [...first, ...later];
}

/** The client waits as it is told. */
function throttledAndPatient(): Exchange[] {
  const asked = { grant: 'client_credentials', credential: 'certificate' } as const;
  const scope = 'https://graph.microsoft.com/.default';
  const busy = tokenError(90055, { status: 429, headers: { 'Retry-After': '10' } });
  return [tokenRequest({ ...asked, scope }, busy), ...stories.healthyClientCredentials({ at: 12 })];
}

/** The hint at sign-out may have expired long ago. */
function signOutTheNextDay(): Exchange[] {
  const first = healthyCodeFlow();
  return [...first, signOut({ at: endOf(first) + minutes(60 * 30), extra: { id_token_hint: idToken() } })];
}

/** The user forgot the password: the policy says so, and the app calls the policy for it. */
function b2cPasswordReset(): Exchange[] {
  const asked = b2cAuthorize({ answer: 'error', error: 'AADB2C90118' });
  const reset = b2cAuthorize({ policy: 'B2C_1_reset', attempt: 2, at: 20 });
  const token = b2cToken({ policy: 'B2C_1_reset', attempt: 2, at: 22 });
  return [asked, callback(asked, { at: 1 }), reset, callback(reset, { at: 21 }), token];
}

function nativeSignUp(): Exchange[] {
  const start = nativeStep('signup/start', { step: 0 });
  const challenge = nativeStep('signup/challenge', { at: 1, step: 1 });
  const answer = nativeStep('signup/continue', { at: 30, step: 2, grantType: 'oob' });
  const token = nativeStep('token', { at: 31, step: 3, grantType: 'continuation_token' });
  return [start, challenge, answer, token];
}

/** A web app whose API and page share one registration, and ask for the id_token beside the code. */
function hybridForOwnApi(): Exchange[] {
  return stories.healthyHybridFlow({ authorize: { scope: `${API_SCOPE} openid profile`, clientId: WEB } });
}

/** A search finds nothing, and an object is gone: answers of the API that are no matter of the sign-in. */
function apiSaysNotFound(): Exchange[] {
  const first = healthyCodeFlow();
  const at = endOf(first) + 3;
  const token = issuedBy(first, 'access_token');
  const gone = graphError('Request_ResourceNotFound', { status: 404, message: 'It does not exist.' });
  return [...first, apiCall({ at, token, url: 'https://graph.microsoft.com/v1.0/users/nobody' }, gone)];
}

/** A sign-in at AD FS with the session of yesterday: no page, and the app of a client that names no tenant. */
function adfsSilent(): Exchange[] {
  const asked = adfsAuthorize({ prompt: 'none', inFrame: true });
  return [asked, callback(asked, { at: 0.6 }), ...stories.healthyAdfs({ at: 5, attempt: 2 })];
}

/** A browser back button opens the page of the sign-in again, and the user goes through it once more. */
function backButton(): Exchange[] {
  const left = authorizeRequest({ scope: GRAPH, answer: 'page', clientId: CLIENT });
  const steps = signInSteps(left).slice(0, 2);
  return [left, ...steps, ...healthyCodeFlow({ at: endOf([left, ...steps]) + 4, attempt: 2 })];
}

export const EVERYDAY_STORIES = {
  'silent renewal in a hidden frame': silentRenewal(),
  'a silent probe, then a sign-in': probeThenSignIn(),
  'single sign-on of a joined device, with sso_reload': deviceSingleSignOn(),
  'two tabs at once': twoTabs(),
  'refresh tokens that rotate, and a network that was lost': refreshAfterNetworkLoss(),
  'a claims challenge that is answered': challengeAnswered(),
  'a second factor that is due and given': stepUp(),
  'on-behalf-of with a cached token': onBehalfOfWithCache(),
  'a Graph token with a nonce beside the key set': graphTokenWithNonce(),
  'a challenge that an SDK asked for': challengeForDiscovery(),
  'Azure Arc with its challenge': arcWithChallenge(),
  'a wrong password, then the right one': wrongPasswordOnce(),
  'incremental consent': incrementalConsent(),
  'throttled, and patient': throttledAndPatient(),
  'sign-out with an expired hint': signOutTheNextDay(),
  'a password reset of B2C': b2cPasswordReset(),
  'native sign-up': nativeSignUp(),
  'hybrid for an API of the same registration': hybridForOwnApi(),
  'an API that finds nothing': apiSaysNotFound(),
  'a silent sign-in at AD FS': adfsSilent(),
  'a sign-in that is begun again': backButton(),
} as const satisfies Readonly<Record<string, readonly Exchange[]>>;
