import { deflateRawSync } from 'node:zlib';
import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { ADFS_HOST, LOGIN_HOST, TENANT } from './ids.js';
import { formPostPage } from './pages.js';
import { postedForm } from './posted-form.js';
import { type SamlOptions, samlRequest, samlResponse, wsFederationResult } from './saml.js';
import { opaque, requestId } from './seeded.js';
import { entraHeaders, navigationHeaders, sessionCookieHeader } from './traffic-headers.js';

export interface SamlSignInOptions extends ExchangeOptions, ParameterOptions {
  readonly tenant?: string;
  readonly relayState?: string;
  /** The app's assertion consumer service, or the WS-Federation reply address. */
  readonly replyUrl?: string;
  readonly realm?: string;
  readonly saml?: SamlOptions & { readonly status?: string };
}

/** A SAML sign-in at Entra: the AuthnRequest by redirect, the page that posts the response, the post itself. */
export function samlSignIn(options: SamlSignInOptions = {}): [Exchange, Exchange] {
  const { replyUrl = 'https://web.client.example/saml/acs', relayState = 'ss:mem:8f1c2a', at = 0 } = options;
  // Stored, not compressed: the bytes must not depend on the version of zlib.
  const request = deflateRawSync(samlRequest({ acs: replyUrl, at }), { level: 0 }).toString('base64');
  const sent = parametersOf(
    [
      ['SAMLRequest', request],
      ['RelayState', relayState],
    ],
    options,
  );
  const response = Buffer.from(samlResponse({ recipient: replyUrl, at, ...options.saml })).toString('base64');
  const fields: Pair[] = [
    ['SAMLResponse', response],
    ['RelayState', relayState],
  ];
  const url = `https://${LOGIN_HOST}/${options.tenant ?? TENANT}/saml2?${encodeForm(sent)}`;
  return [navigate(url, formPage(replyUrl, fields), options), post(replyUrl, fields, { at: at + 1 })];
}

/** A WS-Federation sign-in at Entra: the request, the page that posts `wresult`, the post itself. */
export function wsFederationSignIn(options: SamlSignInOptions = {}): [Exchange, Exchange] {
  const {
    replyUrl = 'https://web.client.example/wsfed',
    realm = 'https://web.client.example/',
    at = 0,
  } = options;
  const sent = parametersOf(
    [
      ['wa', 'wsignin1.0'],
      ['wtrealm', realm],
      ['wreply', replyUrl],
      ['wctx', `WsFedOwinState=${opaque('wctx', 120)}`],
    ],
    options,
  );
  const result = wsFederationResult({
    issuer: `https://sts.windows.net/${TENANT}/`,
    audience: realm,
    at,
    ...options.saml,
  });
  const fields: Pair[] = [
    ['wa', 'wsignin1.0'],
    ['wresult', result],
    ['wctx', `WsFedOwinState=${opaque('wctx', 120)}`],
  ];
  const url = `https://${LOGIN_HOST}/${options.tenant ?? TENANT}/wsfed?${encodeForm(sent)}`;
  return [navigate(url, formPage(replyUrl, fields), options), post(replyUrl, fields, { at: at + 1 })];
}

/** The hop of a federated user: Entra sends the browser to AD FS, AD FS posts its assertion back to Entra. */
export function federatedHop(options: SamlSignInOptions = {}): [Exchange, Exchange] {
  const at = options.at ?? 0;
  const context = `estsredirect=2&estsrequest=${opaque('estsrequest', 420)}`;
  const sent = parametersOf(
    [
      ['wa', 'wsignin1.0'],
      ['wtrealm', 'urn:federation:MicrosoftOnline'],
      ['wctx', context],
      ['cbcxt', ''],
      ['username', 'ada.lindqvist@contoso.example'],
    ],
    options,
  );
  const back = `https://${LOGIN_HOST}/login.srf`;
  const fields: Pair[] = [
    ['wa', 'wsignin1.0'],
    ['wresult', wsFederationResult({ at, ...options.saml })],
    ['wctx', context],
  ];
  const url = `https://${ADFS_HOST}/adfs/ls/?${encodeForm(sent)}`;
  return [
    navigate(url, answered(200, formPostPage(back, fields)), options),
    post(back, fields, { at: at + 1 }),
  ];
}

function formPage(action: string, fields: readonly Pair[]): Answer {
  const answer = answered(200, formPostPage(action, fields));
  return { ...answer, headers: [...answer.headers, ...entraHeaders({ requestId: requestId(action) })] };
}

function navigate(url: string, answer: Answer, options: ExchangeOptions): Exchange {
  const requestHeaders = [...navigationHeaders('https://web.client.example/'), sessionCookieHeader()];
  return exchange({ method: 'GET', url, requestHeaders, _resourceType: 'document' }, answer, options);
}

function post(url: string, fields: readonly Pair[], options: ExchangeOptions): Exchange {
  const origin = new URL(url).hostname === LOGIN_HOST ? `https://${ADFS_HOST}` : `https://${LOGIN_HOST}`;
  return postedForm(origin, url, fields, answered(302, undefined, { Location: '/' }), options);
}
