import { apiCall, armError, claimsChallenge, graphError } from './api-call.js';
import { externalFederatedAssertion, PROOF_KID, popRequest, prtCookie } from './assertions.js';
import { authorizeRequest } from './authorize.js';
import { b2cToken } from './b2c.js';
import { callback } from './callback.js';
import { CA_CLAIMS, claimsText } from './entra-errors.js';
import { answered, type Exchange, encodeForm, exchange, type Pair } from './exchange.js';
import { b2cIdToken } from './external-tokens.js';
import { CLIENT, LOGIN_HOST, NATIVE, TENANT, USER } from './ids.js';
import { jwkThumbprint } from './jwt.js';
import { EXTERNAL_IDP_KEY } from './keys.js';
import { liveAuthorize } from './live.js';
import { ARC_SECRET, arcChallenge, managedIdentityRequest } from './managed-identity.js';
import { nativeError, nativeStep } from './native-authentication.js';
import { continuationToken, encryptedToken, refreshToken } from './opaque-tokens.js';
import { entraPage, type PageId } from './pages.js';
import { correlationId } from './pkce.js';
import { samlResponse } from './saml.js';
import { samlSignIn, wsFederationSignIn } from './saml-sign-in.js';
import { opaque, requestId } from './seeded.js';
import { signInSteps } from './sign-in-steps.js';
import {
  endOf,
  findIssued,
  healthyB2c,
  healthyClientCredentials,
  healthyOboChain,
  issuedBy,
} from './stories.js';
import { tokenAnswer, tokenError } from './token-answer.js';
import { tokenRequest } from './token-request.js';
import { graphToken, managedIdentityToken } from './tokens.js';
import { navigationHeaders } from './traffic-headers.js';

const GRAPH_DEFAULT = 'https://graph.microsoft.com/.default';
const GRAPH_USERS = 'https://graph.microsoft.com/v1.0/users';
const VAULT = 'https://vault.azure.net/.default';

/** A client proves itself by the certificate of its TLS connection: nothing of that is in the message. */
const byCertificate = {
  grant: 'client_credentials',
  credential: 'none',
  host: 'mtlsauth.microsoft.com',
  scope: VAULT,
  extra: { token_type: 'mtls_pop' },
} as const;

function mtls(): Exchange[] {
  const token = tokenRequest(
    { at: 0, ...byCertificate },
    tokenAnswer({ members: { token_type: 'mtls_pop' } }),
  );
  const url = 'https://contoso.vault.azure.net/secrets/db?api-version=7.4';
  return [
    token,
    apiCall({ at: 1, url, from: 'server', scheme: 'mtls_pop', token: issuedBy([token], 'access_token') }),
  ];
}

const confirmation = Buffer.from(JSON.stringify({ kid: jwkThumbprint(EXTERNAL_IDP_KEY) })).toString(
  'base64url',
);
const bound = { grant: 'refresh_token', clientId: NATIVE, clientType: 'native', scope: 'User.Read' } as const;
const asksForProof = { ...bound, extra: { token_type: 'pop', req_cnf: confirmation } } as const;

/** A bound token, and the API that first asks for a nonce of its own. */
function proofOfPossession(last: Exchange): Exchange[] {
  const issued = { accessToken: graphToken({ cnf: { kid: PROOF_KID } }), members: { token_type: 'pop' } };
  const token = tokenRequest({ at: 0, ...asksForProof }, tokenAnswer(issued));
  const asked = answered(401, undefined, { 'WWW-Authenticate': `PoP nonce="${opaque('pop nonce', 60)}"` });
  return [
    token,
    apiCall({ at: 1, from: 'server', scheme: 'PoP', token: popRequest({ nonce: 'old' }) }, asked),
    last,
  ];
}

/** The broker of Windows: a nonce first, then a request signed with the device key. */
function broker(answer: Parameters<typeof tokenRequest>[1]): Exchange[] {
  const nonce = tokenRequest(
    {
      at: 0,
      grant: 'broker',
      grantType: 'srv_challenge',
      omit: ['request', 'client_id', 'windows_api_version'],
    },
    answered(200, { Nonce: `1.${opaque('srv_challenge', 180)}` }),
  );
  return [nonce, tokenRequest({ at: 1, grant: 'broker', omit: ['client_id'] }, answer)];
}

const primaryTokens = tokenAnswer({
  members: {
    token_type: 'pop',
    refresh_token: refreshToken(92),
    session_key_jwe: encryptedToken(2),
  },
  omit: ['access_token'],
});

/** An app inside Teams: the host's id and redirect URI travel beside its own. */
const HOST_APP = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const nested = {
  redirectUri: `brk-${HOST_APP}://client.example`,
  extra: { brk_client_id: HOST_APP, brk_redirect_uri: 'https://teams.microsoft.com/go' },
} as const;

function nestedApp(answer: Parameters<typeof tokenRequest>[1]): Exchange[] {
  const asked = authorizeRequest({
    at: 0,
    prompt: 'none',
    inFrame: true,
    scope: 'User.Read openid',
    ...nested,
  });
  const token = tokenRequest({ at: 1, scope: 'User.Read openid', ...nested }, answer);
  const issued = findIssued(token, 'access_token');
  return [asked, token, ...(issued === undefined ? [] : [apiCall({ at: 2, token: issued })])];
}

const federated = { grant: 'client_credentials', credential: 'federated', scope: GRAPH_DEFAULT } as const;

/** A managed identity stands in for the secret of the app. */
function identityAsCredential(): Exchange[] {
  const assertion = managedIdentityToken({ aud: 'api://AzureADTokenExchange' }, { at: 0 });
  const identity = managedIdentityRequest(
    { at: 0, resource: 'api://AzureADTokenExchange' },
    answered(200, {
      access_token: assertion,
      token_type: 'Bearer',
      expires_in: '86400',
      resource: 'api://AzureADTokenExchange',
    }),
  );
  const token = { ...federated, clientAssertion: assertion };
  return [identity, ...healthyClientCredentials({ at: 1, token })];
}

/** The error body of App Service. */
function appServiceError(message: string) {
  return answered(400, { statusCode: 400, message, correlationId: '3e8a7c54-6d0f-4f2b-9b0e-7a2d5a1c9e10' });
}

const arc = { source: 'arc' } as const;
const appService = { source: 'app-service' } as const;

/** A page of Entra in between, as the browser sees it: method, path under the login host, and the page that follows. */
function hop(
  method: 'GET' | 'POST',
  path: string,
  at: number,
  answer = answered(200, '<html></html>'),
  body = '',
) {
  const url = path.startsWith('https:') ? path : `https://${LOGIN_HOST}${path}`;
  const sent = method === 'POST' ? { requestBody: body } : {};
  const headers = navigationHeaders(`https://${LOGIN_HOST}/`);
  return exchange({ method, url, requestHeaders: headers, ...sent, _resourceType: 'document' }, answer, {
    at,
  });
}

/** Every step that an interactive sign-in may have, one after the other. */
function everyStep(): Exchange[] {
  const asked = authorizeRequest({ at: 0, scope: 'User.Read openid', answer: 'page' });
  const begin = [
    hop('GET', `/common/userrealm/?user=${encodeURIComponent('ada@contoso.example')}&api-version=2.1`, 1),
    hop(
      'GET',
      'https://autologon.microsoftazuread-sso.com/contoso.example/winauth/sso?desktopsso=true',
      2,
      answered(401, '', { 'WWW-Authenticate': 'Negotiate' }),
    ),
    hop('GET', `/${TENANT}/instrumentation/dssostatus`, 3),
    hop('POST', '/common/fido/get', 4),
    hop('POST', `https://certauth.${LOGIN_HOST}/${TENANT}/certauth`, 5),
    hop('POST', '/common/onpremvalidation/Poll', 6),
    hop('POST', '/common/GetOneTimeCode', 7),
    hop('GET', `https://device.${LOGIN_HOST}/${TENANT}/DeviceAuthTls/reprocess`, 8),
  ];
  const steps = signInSteps(asked, { after: 10, consent: 'accept' });
  const last = steps.at(-1);
  const end = endOf(steps);
  const detours = [
    hop('GET', 'https://mysignins.microsoft.com/registerMfaMethods', end - 0.5),
    hop('GET', `/${TENANT}/reprocess?ctx=${opaque('ctx again', 80)}`, end - 0.4),
    hop('POST', '/appverify', end - 0.3),
  ];
  const back = callback(asked, { at: end + 1 });
  const ordered =
    last === undefined
      ? steps
      : [...steps.slice(0, -1), ...detours, { ...last, startedDateTime: startAt(end - 0.1) }];
  return [asked, ...begin, ...ordered, back, tokenRequest({ at: end + 2, scope: 'User.Read openid' })];
}

function startAt(seconds: number): string {
  return new Date(Date.parse('2026-03-02T09:00:00.000Z') + seconds * 1000).toISOString();
}

/** A federated user: the page sends the browser to AD FS, whose assertion comes back and is answered with a code. */
function federatedSignIn(): Exchange[] {
  const asked = authorizeRequest({ at: 0, scope: 'User.Read openid', answer: 'page' });
  const [credential, ...rest] = signInSteps(asked, { mfa: false });
  const end = rest.at(-1);
  if (credential === undefined || end === undefined) throw new Error('The sign-in has no steps.');
  const context = `estsredirect=2&estsrequest=${opaque('estsrequest', 120)}`;
  const there = `https://fs.fabrikam.example/adfs/ls/?${encodeForm([
    ['wa', 'wsignin1.0'],
    ['wtrealm', 'urn:federation:MicrosoftOnline'],
    ['wctx', context],
  ])}`;
  const form = `<html><body><form method="POST" name="hiddenform" action="https://${LOGIN_HOST}/login.srf"><input type="hidden" name="wa" value="wsignin1.0" /><input type="hidden" name="wctx" value="${context.replaceAll('&', '&amp;')}" /></form></body></html>`;
  const back = encodeForm([
    ['wa', 'wsignin1.0'],
    ['wresult', `<t:RequestSecurityTokenResponse>${opaque('wresult', 300)}</t:RequestSecurityTokenResponse>`],
    ['wctx', context],
  ]);
  return [
    asked,
    credential,
    hop('GET', there, 4),
    hop('POST', there, 20, answered(200, form), 'UserName=ada&Password=Tulip-Harbour-4711%21'),
    hop('POST', '/login.srf', 21, answered(200, '<html></html>'), back),
    { ...end, startedDateTime: startAt(23) },
    callback(asked, { at: 24 }),
    tokenRequest({ at: 25, scope: 'User.Read openid' }),
  ];
}

/** A federated user of another provider, which takes and gives SAML instead of WS-Federation. */
function samlFederation(): Exchange[] {
  const [asked, credential, , , , ...rest] = federatedSignIn();
  if (asked === undefined || credential === undefined) throw new Error('The sign-in has no steps.');
  const relay: Pair = ['RelayState', opaque('relay state', 120)];
  const request: Pair = ['SAMLRequest', opaque('saml request', 200)];
  const response: Pair = ['SAMLResponse', Buffer.from(samlResponse()).toString('base64')];
  const fields = [response, relay].map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}"/>`,
  );
  const form = `<html><body><form method="post" action="https://${LOGIN_HOST}/login.srf">${fields.join('')}</form></body></html>`;
  return [
    asked,
    credential,
    hop(
      'GET',
      `https://idp.fabrikam.example/saml/sso?${encodeForm([request, relay])}`,
      4,
      answered(200, form),
    ),
    hop('POST', '/login.srf', 21, answered(200, '<html></html>'), encodeForm([response, relay])),
    ...rest,
  ];
}

/** The same sign-in on a domain of the customer. */
function onCustomDomain(exchanges: readonly Exchange[]): Exchange[] {
  const move = (text: string) => text.replaceAll('contoso.b2clogin.com', 'login.shop.example');
  return exchanges.map((each) => ({
    ...each,
    url: move(each.url),
    responseHeaders: each.responseHeaders.map(([name, value]) => [name, move(value)] as const),
  }));
}

/** A token request that is lost on the way, and sent again; then throttled, and sent a third time. */
function retried(): Exchange[] {
  const asked = { grant: 'client_credentials', scope: GRAPH_DEFAULT } as const;
  const throttled = answered(
    429,
    { error: 'temporarily_unavailable', error_description: 'AADSTS90055: Too many requests.' },
    { 'Retry-After': '3' },
  );
  return [
    tokenRequest({ at: 0, ...asked, networkError: 'net::ERR_NETWORK_CHANGED' }),
    tokenRequest({ at: 2, ...asked }, throttled),
    tokenRequest({ at: 6, ...asked }),
  ];
}

const errorPage = authorizeRequest({ answer: 'error-page', error: 53003 });
const localised = {
  ...errorPage,
  responseBody: (errorPage.responseBody ?? '')
    .replaceAll(/"(?:strServiceExceptionMessage)":"(?:[^"\\]|\\.)*",?/g, '')
    .replaceAll(
      /"sErrTxt":"(?:[^"\\]|\\.)*"/g,
      '"sErrTxt":"Der Zugriff wurde durch eine Richtlinie blockiert."',
    ),
};

/** What the two other files do not hold: each remaining way of section 2 that works, and how each of them fails. */
/** An authorize exchange that is answered with this page of Entra. */
function withPage(asked: Exchange, page: PageId, config: Readonly<Record<string, unknown>> = {}): Exchange {
  const responseBody = entraPage(page, {
    correlationId: correlationId(),
    sessionId: requestId(`page ${page}`),
    config,
  });
  return { ...asked, responseBody };
}

/** Two accounts are signed in, and the user chooses one. */
function accountPicker(): Exchange[] {
  const asked = authorizeRequest({ at: 0, prompt: 'select_account', answer: 'page' });
  const arrSessions = [{ id: 'a', name: USER.upn, fullName: 'Ada', isSignedIn: true }];
  return [
    withPage(asked, 'ConvergedSignIn', { arrSessions }),
    ...signInSteps(asked, { mfa: false }),
    callback(asked, { at: 24 }),
    tokenRequest({ at: 25 }),
  ];
}

const userFederated = {
  grant: 'client_credentials',
  grantType: 'user_fic',
  credential: 'federated',
  scope: GRAPH_DEFAULT,
  extra: { user_federated_identity_credential: externalFederatedAssertion(), username: USER.upn },
} as const;

export const GRANT_STORIES: Readonly<Record<string, readonly Exchange[]>> = {
  'certificate of the TLS connection': mtls(),
  'certificate of the TLS connection missing': [tokenRequest({ ...byCertificate }, tokenError(392200))],
  'certificate refused': healthyClientCredentials({ api: false, tokenAnswer: tokenError(700027) }),
  'proof of possession': proofOfPossession(
    apiCall({ at: 2, from: 'server', scheme: 'PoP', token: popRequest() }),
  ),
  'proof of possession refused': proofOfPossession(
    apiCall({ at: 2, from: 'server', scheme: 'PoP', token: popRequest() }, graphError()),
  ),
  'broker gets a primary refresh token': broker(primaryTokens),
  'broker refused': broker(tokenError(50126)),
  'browser with a primary refresh token': [
    authorizeRequest({
      at: 0,
      prompt: 'none',
      requestHeaders: { 'x-ms-RefreshTokenCredential': prtCookie() },
    }),
    tokenRequest({ at: 1 }),
  ],
  'nested app': nestedApp(tokenAnswer()),
  'nested app refused': nestedApp(tokenError(65001)),
  'federated credential': healthyClientCredentials({ token: federated }),
  'federated credential refused': healthyClientCredentials({
    api: false,
    token: federated,
    tokenAnswer: tokenError(700213),
  }),
  'managed identity as credential': identityAsCredential(),
  'managed identity of Arc, key file refused': [
    managedIdentityRequest({ at: 0, ...arc }, arcChallenge()),
    managedIdentityRequest(
      { at: 0.5, ...arc, arcSecret: ARC_SECRET },
      answered(403, { error: 'invalid_client', error_description: 'The key file does not match.' }),
    ),
  ],
  'managed identity of Arc, key file never read': [managedIdentityRequest({ at: 0, ...arc }, arcChallenge())],
  'managed identity of App Service': [
    managedIdentityRequest({ at: 0, ...appService }),
    managedIdentityRequest({ at: 1, source: 'app-service-2017' }),
  ],
  'managed identity of App Service not assigned': [
    managedIdentityRequest(
      { at: 0, ...appService, clientId: NATIVE },
      appServiceError(
        'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
      ),
    ),
  ],
  'managed identity of Cloud Shell': [managedIdentityRequest({ at: 0, source: 'cloud-shell' })],
  'SAML assertion for a token': [
    tokenRequest({ grant: 'saml2-bearer', scope: GRAPH_DEFAULT }),
    tokenRequest({ at: 5, grant: 'saml1_1-bearer', scope: GRAPH_DEFAULT }),
  ],
  'SAML sign-in refused': samlSignIn({ saml: { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' } }),
  'WS-Federation sign-in refused': wsFederationSignIn()
    .slice(0, 1)
    .map((each) => ({ ...each, responseBody: localised.responseBody })),
  'implicit refused': [authorizeRequest({ responseType: 'token', answer: 'error', error: 700051 })],
  'hybrid refused': [
    authorizeRequest({ clientType: 'web', responseType: 'code id_token', answer: 'error', error: 700054 }),
  ],
  'on-behalf-of needs the user': healthyOboChain({
    api: false,
    exchangeAnswer: tokenError(50079, { error: 'interaction_required', claims: claimsText(CA_CLAIMS) }),
  }),
  'native sign-in by password, then a second factor': [
    nativeStep('initiate', { at: 0, step: 0 }),
    nativeStep(
      'challenge',
      { at: 1, step: 1 },
      answered(200, { continuation_token: continuationToken(2), challenge_type: 'password' }),
    ),
    nativeStep(
      'token',
      { at: 10, step: 2, grantType: 'password' },
      nativeError('invalid_grant', {
        suberror: 'mfa_required',
        code: 50076,
        continuationToken: continuationToken(3),
      }),
    ),
    nativeStep('introspect', { at: 11, step: 3 }),
    nativeStep('challenge', { at: 12, step: 4 }),
    nativeStep('token', { at: 30, step: 5, grantType: 'mfa_oob' }),
  ],
  'native sign-in that has to go to the browser': [
    nativeStep('initiate', { at: 0, step: 0 }, answered(200, { challenge_type: 'redirect' })),
  ],
  'native password reset': [
    nativeStep('resetpassword/start', { at: 0, step: 0 }),
    nativeStep('resetpassword/challenge', { at: 1, step: 1 }),
    nativeStep('resetpassword/continue', { at: 20, step: 2 }),
    nativeStep('resetpassword/submit', { at: 30, step: 3 }),
    nativeStep('resetpassword/poll_completion', { at: 32, step: 4 }),
  ],
  'B2C on a domain of the customer': onCustomDomain(healthyB2c()),
  'personal account refused': [
    {
      ...liveAuthorize({ at: 0 }),
      responseHeaders: [
        [
          'Location',
          'https://client.example/auth/callback?error=access_denied&error_description=The+user+has+denied+access',
        ],
      ],
    },
  ],
  'every step of a sign-in': everyStep(),
  'federated sign-in with AD FS': federatedSignIn(),
  'federated sign-in with a SAML provider': samlFederation(),
  'a request that the recorder kept twice': [
    ...healthyClientCredentials({ api: false }),
    ...healthyClientCredentials({ api: false }),
  ],
  'blocked by a policy, on a page in the language of the user': [localised],
  'answer whose body was not kept': [
    {
      ...tokenRequest({}, tokenError(50173)),
      responseBody: '',
      responseHeaders: [['x-ms-clitelem', '1,50173,0,,']],
    },
  ],
  'redemption that CORS keeps from the page': [tokenRequest({ networkError: 'net::ERR_FAILED' })],
  'Azure Resource Manager refuses the token': [
    apiCall({ url: 'https://management.azure.com/subscriptions', from: 'server' }, armError()),
  ],
  'an API asks for a step-up that never comes': [apiCall({}, claimsChallenge())],
  'lost, throttled, and then answered': retried(),
  'B2C sign-in for an app of the same tenant': healthyB2c({
    api: false,
    tokenAnswer: tokenAnswer({ idToken: b2cIdToken({ aud: CLIENT }) }),
  }),
  'account picker': accountPicker(),
  'is this the app you meant': [
    withPage(authorizeRequest({ at: 0, answer: 'page' }), 'CmsiInterrupt'),
    ...signInSteps(authorizeRequest({ at: 0, answer: 'page' }), { mfa: false }),
    callback(authorizeRequest({ at: 0, answer: 'page' }), { at: 24 }),
    tokenRequest({ at: 25 }),
  ],
  'password that has to be changed': [
    withPage(authorizeRequest({ at: 0, answer: 'page' }), 'ConvergedChangePassword'),
  ],
  'B2C password grant': [
    b2cToken({ grant: 'password' }, tokenAnswer({ idToken: b2cIdToken({ aud: NATIVE, nonce: undefined }) })),
  ],
  'B2C password grant refused': [b2cToken({ grant: 'password' }, tokenError('AADB2C90086'))],
  'B2C client credentials': [
    b2cToken({ grant: 'client_credentials', scope: 'https://contoso.onmicrosoft.com/orders/.default' }),
  ],
  'agent acts for a user by a federated credential': [tokenRequest(userFederated)],
  'agent acts for a user by a federated credential, refused': [
    tokenRequest(userFederated, tokenError(700213)),
  ],
  'managed identity of Service Fabric': [managedIdentityRequest({ at: 0, source: 'service-fabric' })],
  'users listed by an app': healthyClientCredentials({
    api: { url: GRAPH_USERS },
    apiAnswer: graphError('Authorization_RequestDenied'),
  }),
};
