import { adfsToken } from './adfs.js';
import { apiCall, bearerChallenge, claimsChallenge, graphError, preflight } from './api-call.js';
import { authorizeRequest } from './authorize.js';
import { b2cAuthorize, b2cToken } from './b2c.js';
import { callback } from './callback.js';
import { answered, type Exchange } from './exchange.js';
import { API_URL } from './ids.js';
import { imdsError, managedIdentityRequest } from './managed-identity.js';
import { nativeError, nativeStep } from './native-authentication.js';
import * as stories from './stories.js';
import { tokenError } from './token-answer.js';
import { tokenRequest } from './token-request.js';
import { idToken } from './tokens.js';

const silent = { prompt: 'none', inFrame: true, answer: 'error', error: 50058 } as const;
const refused = authorizeRequest({ answer: 'error', error: 65004 });
const posted = authorizeRequest({
  clientType: 'web',
  responseMode: 'form_post',
  answer: 'error',
  error: 65004,
});
const inQuery = authorizeRequest({ clientType: 'web', responseMode: 'query', answer: 'error', error: 65004 });
const b2cCancelled = b2cAuthorize({ answer: 'error', error: 'AADB2C90091' });
const graph = 'https://graph.microsoft.com/.default';

/** One failure of every grant, and one for every way in which an error travels. */
export const FAILING_STORIES: Readonly<Record<string, readonly Exchange[]>> = {
  'code redeemed too late': stories.healthyCodeFlow({ tokenAnswer: tokenError(70008) }),
  'wrong password first, then in': stories.healthyCodeFlow({ signIn: { wrongPasswordFirst: true } }),
  'blocked on a page of Entra': stories
    .healthyCodeFlow({
      signIn: {
        endsWith: {
          page: 'ConvergedError',
          errorCode: '53003',
          text: 'Access has been blocked by Conditional Access.',
        },
      },
    })
    .filter(({ url }) => !url.includes('/token') && !url.startsWith('https://client.')),
  'error page instead of a sign-in': [authorizeRequest({ answer: 'error-page', error: 50011 })],
  'error in the fragment': [refused, callback(refused, { keepFragment: true })],
  'error in the query': [inQuery, callback(inQuery)],
  'error in a posted form': [posted, callback(posted)],
  'silent renewal that needs the user, then a sign-in': [
    authorizeRequest({ at: 0, ...silent }),
    ...stories.healthyCodeFlow({ at: 5, attempt: 2 }),
  ],
  'secret refused': stories.healthyClientCredentials({
    api: false,
    token: { credential: 'secret' },
    tokenAnswer: tokenError(7000215),
  }),
  'password refused': stories.healthyRopc({ api: false, tokenAnswer: tokenError(50126) }),
  'device code declined': stories.healthyDeviceFlow({ api: false, outcomes: ['pending', 'declined'] }),
  'device code expired': stories.healthyDeviceFlow({
    api: false,
    outcomes: ['pending', 'slow_down', 'expired'],
  }),
  'refresh token revoked, then a sign-in': [
    tokenRequest({ grant: 'refresh_token', at: 0 }, tokenError(50173)),
    ...stories.healthyCodeFlow({ at: 10, attempt: 2 }),
  ],
  'id_token as assertion': stories.healthyOboChain({
    api: false,
    exchange: { assertion: idToken() },
    exchangeAnswer: tokenError(240002),
  }),
  'SAML assertion refused': [tokenRequest({ grant: 'saml2-bearer', scope: graph }, tokenError(50013))],
  'native sign-in with a wrong code': [
    nativeStep('initiate', { at: 0, step: 0 }),
    nativeStep('challenge', { at: 1, step: 1 }),
    nativeStep(
      'token',
      { at: 20, step: 2 },
      nativeError('invalid_grant', { suberror: 'invalid_oob_value', code: 50181 }),
    ),
  ],
  'managed identity not found': [managedIdentityRequest({}, imdsError())],
  'B2C sign-in cancelled': [b2cCancelled, callback(b2cCancelled)],
  'B2C code refused': [b2cToken({}, tokenError('AADB2C90080'))],
  'AD FS refuses the client': [
    adfsToken(
      {},
      answered(400, { error: 'invalid_client', error_description: 'MSIS9607: The client is not known.' }),
    ),
  ],
  'Graph refuses the token': [apiCall({ from: 'server' }, graphError())],
  'API challenges without a body': [
    apiCall(
      { url: API_URL, from: 'server' },
      answered(401, undefined, { 'WWW-Authenticate': bearerChallenge() }),
    ),
  ],
  'step-up asked for by an API, and made': [
    apiCall({ at: 0 }, claimsChallenge()),
    ...stories.healthyCodeFlow({ at: 5, attempt: 2 }),
  ],
  'answer that CORS keeps from the page': [
    preflight({ url: API_URL, allowed: false }),
    apiCall({ url: API_URL, networkError: 'net::ERR_FAILED' }),
  ],
};
