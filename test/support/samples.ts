import {
  API,
  API_SCOPE,
  API_URL,
  accessTokenV2,
  answered,
  apiCall,
  CA_CLAIMS,
  CLIENT,
  type Exchange,
  graphError,
  har,
  NATIVE,
  pkce,
  tokenError,
  tokenRequest,
  WEB_REDIRECT_URI,
} from './entra-builder.js';
import {
  endOf,
  healthyClientCredentials,
  healthyCodeFlow,
  healthyDeviceFlow,
  healthyOboChain,
  healthyWebFlow,
  issuedBy,
} from './stories.js';
import { toSaz } from './to-saz.js';

/** A made-up capture that tells one story, and what entrace must say of it. */
export interface Sample {
  /** Name of the file in `samples/`; its extension says the format. */
  readonly file: string;
  /** What happened, in one sentence. */
  readonly story: string;
  readonly exchanges: readonly Exchange[];
  /** Ids of the rules that report at warning or above; none for a healthy capture. */
  readonly findings: readonly string[];
  /** The rule that names the cause; null where nothing is wrong. */
  readonly rootCause: string | null;
  bytes(): Promise<Uint8Array>;
}

const GRAPH_SCOPES = 'User.Read openid profile offline_access';

export const SAMPLES: readonly Sample[] = [
  failing(
    'obo-id-token.har',
    'A single-page app and its API share one registration; the app sends its id_token, and the API tries to exchange that.',
    'obo-assertion-is-id-token',
    oboWithIdToken(),
  ),
  failing(
    'required-claim-missing.saz',
    'An API exchanges an access token in which the claims that identify the user and the tenant are absent.',
    'required-claim-missing',
    oboWithoutUserClaims(),
  ),
  failing(
    'pkce-mismatch.har',
    'A second tab has overwritten the stored code verifier, and the first tab redeems its code with it.',
    'pkce-verifier-mismatch',
    healthyCodeFlow({ token: { codeVerifier: pkce(2).verifier }, tokenAnswer: tokenError(501481) }),
  ),
  failing(
    'redirect-uri-mismatch.har',
    'A web app redeems its code with a redirect URI that has one slash more than the one it signed in with.',
    'redirect-uri-authorize-token-mismatch',
    healthyWebFlow({ token: { redirectUri: `${WEB_REDIRECT_URI}/` }, tokenAnswer: tokenError(500112) }),
  ),
  failing(
    'client-credentials-wrong-scope.har',
    'A nightly job without a user asks for one named permission of Microsoft Graph.',
    'scope-default-required',
    healthyClientCredentials({
      token: { credential: 'secret', scope: 'https://graph.microsoft.com/User.Read.All' },
      tokenAnswer: tokenError(1002012),
    }),
  ),
  failing(
    'consent-required.saz',
    'A desktop app that was granted the basic profile asks in silence for the mailbox as well.',
    'consent-required',
    refreshWithoutConsent(),
  ),
  failing(
    'graph-wrong-audience.har',
    'A single-page app gets a token for its own API and sends it to Microsoft Graph.',
    'wrong-audience-token',
    healthyCodeFlow({
      authorize: { scope: `${API_SCOPE} openid profile offline_access` },
      apiAnswer: graphError(),
    }),
  ),
  failing(
    'expired-secret.har',
    'A nightly job signs in with a client secret whose end date has passed.',
    'client-secret-expired',
    healthyClientCredentials({ token: { credential: 'secret' }, tokenAnswer: tokenError(7000222) }),
  ),
  failing(
    'conditional-access-blocked.har',
    'A signed-in user opens a second part of the app, and a Conditional Access policy refuses the token for it.',
    'conditional-access-blocked',
    refreshBlockedByPolicy(),
  ),
  healthy(
    'healthy-code-flow.har',
    'A single-page app signs a user in with password and second factor, redeems the code and reads the profile.',
    healthyCodeFlow(),
  ),
  healthy(
    'healthy-device-code-flow.har',
    'A command-line tool polls while its user signs in on another device, then reads the profile.',
    healthyDeviceFlow(),
  ),
  healthy(
    'healthy-obo-chain.saz',
    'A single-page app calls its API, and the API exchanges the token for one of Microsoft Graph.',
    healthyOboChain(),
  ),
];

function failing(file: string, story: string, rootCause: string, exchanges: readonly Exchange[]): Sample {
  return { file, story, exchanges, findings: [rootCause], rootCause, bytes: () => bytesOf(file, exchanges) };
}

function healthy(file: string, story: string, exchanges: readonly Exchange[]): Sample {
  return { file, story, exchanges, findings: [], rootCause: null, bytes: () => bytesOf(file, exchanges) };
}

async function bytesOf(file: string, exchanges: readonly Exchange[]): Promise<Uint8Array> {
  if (file.endsWith('.saz')) return toSaz(exchanges, { tunnels: true });
  const isSeenByBrowser = exchanges.every((each) => each._resourceType !== undefined);
  return (isSeenByBrowser ? har(exchanges) : byProxy(exchanges)).bytes;
}

/** A browser does not see what servers send; a proxy does. */
const byProxy = har.options({ plain: true, creator: { name: 'mitmproxy', version: '12.1.2' } });

/** The API answers its caller all the same: it leaves the profile out. */
function oboWithIdToken(): Exchange[] {
  const signIn = healthyCodeFlow({ api: false });
  const idToken = issuedBy(signIn, 'id_token');
  const at = endOf(signIn) + 0.5;
  const call = apiCall(
    { at, elapsedMs: 900, url: API_URL, token: idToken },
    answered(200, { orders: [], profile: null }),
  );
  const exchange = { grant: 'on_behalf_of', at: at + 0.2, clientId: CLIENT, assertion: idToken } as const;
  return [...signIn, call, tokenRequest(exchange, tokenError(240002))];
}

function oboWithoutUserClaims(): Exchange[] {
  const token = accessTokenV2({ oid: undefined, tid: undefined });
  const call = apiCall(
    { at: 2, elapsedMs: 800, url: API_URL, token },
    answered(500, { title: 'The profile cannot be read.' }),
  );
  const exchange = { grant: 'on_behalf_of', at: 2.2, clientId: API, assertion: token } as const;
  return [call, tokenRequest(exchange, tokenError(90016))];
}

function refreshWithoutConsent(): Exchange[] {
  const client = { clientType: 'native' } as const;
  const signIn = healthyCodeFlow({ authorize: client, token: client, api: { from: 'server' } });
  const refused = tokenError(65001, {
    text: `The user or administrator has not consented to use the application with ID '${NATIVE}' named 'Contoso Desk'. Send an interactive authorization request for this user and resource.`,
  });
  const asked = {
    ...client,
    grant: 'refresh_token',
    scope: 'https://graph.microsoft.com/Mail.Read',
  } as const;
  const known = { at: endOf(signIn) + 4, refreshToken: issuedBy(signIn, 'refresh_token') };
  return [...signIn, tokenRequest({ ...asked, ...known }, refused)];
}

function refreshBlockedByPolicy(): Exchange[] {
  const signIn = healthyCodeFlow({ authorize: { scope: GRAPH_SCOPES } });
  const asked = { grant: 'refresh_token', scope: `${API_SCOPE} openid profile offline_access` } as const;
  const known = { at: endOf(signIn) + 30, refreshToken: issuedBy(signIn, 'refresh_token') };
  return [...signIn, tokenRequest({ ...asked, ...known }, tokenError(53003, { claims: CA_CLAIMS }))];
}
