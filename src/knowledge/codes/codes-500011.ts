import type { CodeKnowledge } from '../code-knowledge.js';

/** Resources, tenant restrictions, redirect URIs and assertions, in the longer numbers: AADSTS500011 to 500181. */
export const aadsts500011Codes = (): readonly CodeKnowledge[] => [
  {
    code: '500011',
    name: 'InvalidResourceServicePrincipalNotFound',
    title: 'API not found in this tenant',
    means:
      'The resource that a token was asked for has no service principal in the tenant of the request. The message prints the resource as the service read it and the tenant it looked in; both are worth comparing with the bytes. The error is `invalid_resource`.',
    causes: [
      'Resource in the message against the App ID URI of the API: typing, a missing api://, a trailing slash, /.default or a scope name left inside',
      'Tenant in the message against the tenant where the API lives or was consented to: /common or a fixed tenant may have led elsewhere',
      'Nobody has consented to the API in this tenant yet, so it was never installed there',
      'Host of the API and host of the login belong to different clouds, such as graph.microsoft.us with login.microsoftonline.com',
      'A managed identity request whose resource ends in /.default: that suffix belongs to scopes',
    ],
    fix: [
      'Send the identifier exactly as registered: resource URI on v1, the same followed by a slash and the scope on v2',
      'Have an administrator of that tenant consent to the API, or add its service principal',
      'Point the authority at the tenant or cloud that has the API',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['500014', '50001', '650052', '650057', '90002'],
    rules: ['resource-principal-not-found', 'resource-cloud-mismatch', 'managed-identity-resource-suffix'],
    templates: [
      'AADSTS500011: The resource principal named {resource} was not found in the tenant named {tenant}.',
    ],
  },
  {
    code: '500014',
    name: 'InvalidResourceServicePrincipalDisabled',
    title: 'API is disabled in this tenant',
    means:
      'The resource exists in the tenant, but its service principal is switched off: by an administrator, or since the subscription behind it ran out.',
    causes: [
      'Resource in the message against the enterprise applications of the tenant: is sign-in enabled for it?',
      'A tenant whose trial or licence for that service has ended',
    ],
    fix: ['Enable the enterprise application of the API, or renew the subscription that brings it'],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['500011', '50001', '7000112'],
    rules: ['resource-principal-not-found'],
    templates: ["AADSTS500014: The service principal for resource '{resource}' is disabled."],
  },
  {
    code: '500021',
    title: 'Tenant closed by tenant restrictions',
    means:
      'The network marks its requests with the tenants that its users may reach, and the tenant of this request is not among them.',
    causes: [
      '`Restrict-Access-To-Tenants` and `Restrict-Access-Context` in requests to the login hosts, against the tenant in the path. They show only where the capture was taken behind the proxy that adds them',
      "A guest who signs in to a partner's tenant from the company network",
    ],
    fix: [
      "Have the network's owner add the tenant to the list",
      'Repeat from a network without that proxy to confirm',
    ],
    owner: 'network',
    action: 'policy',
    related: ['500022', '50002', '500212'],
    rules: ['cross-tenant-access-denied'],
  },
  {
    code: '500022',
    title: 'Tenant closed by tenant restrictions (second number)',
    means:
      'Access to this tenant is cut off by tenant restrictions. In what it differs from 500021 is not published.',
    causes: [
      '`Restrict-Access-To-Tenants`, `Restrict-Access-Context` and `sec-Restrict-Tenant-Access-Policy` in the requests, against the tenant in the path',
    ],
    fix: ['Have the owner of the restriction, network or home tenant, add this tenant'],
    owner: 'network',
    action: 'policy',
    related: ['500021', '50002', '500212'],
    rules: ['cross-tenant-access-denied'],
  },
  {
    code: '500112',
    title: 'Redirect URI differs between the two legs',
    means:
      'The `redirect_uri` of the token request is not the one the code was issued for. The message prints both.',
    causes: [
      "Both URIs in the message, and `redirect_uri` in the capture's /authorize and /token requests: the first difference in scheme, host, port, path, case, slash or encoding",
      'One leg builds the URI from the request it sees (http or an inner host behind a proxy), the other from configuration',
      'Front end and back end each have a default of their own',
    ],
    fix: [
      'Use one constant for both legs',
      'Behind a proxy, configure the public URL or honour the forwarded headers',
    ],
    sample: 'redirect-uri-mismatch.har',
    owner: 'client-app',
    action: 'code',
    related: ['50011', '700009', '500117'],
    rules: ['redirect-uri-authorize-token-mismatch', 'redirect-uri-downgraded-by-proxy'],
    templates: [
      "AADSTS500112: The reply address '{sent}' does not match the reply address '{authorized}' provided when requesting Authorization code.",
    ],
  },
  {
    code: '500113',
    title: 'App has no redirect URI',
    means: 'The registration lists no redirect URI at all, so there is nowhere to send the answer.',
    causes: [
      "`client_id` of the authorize request: the API's or a daemon's registration in place of the client's",
      'A registration made by script, without its redirect URIs',
    ],
    fix: [
      'Add the redirect URI to the registration under the right platform',
      'Correct `client_id` if it names the wrong app',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['50011', '900971'],
    rules: ['redirect-uri-not-registered'],
    templates: ['AADSTS500113: No reply address is registered for the application.'],
  },
  {
    code: '500117',
    title: 'Redirect URI is plain http',
    means: 'The `redirect_uri` begins with http:// and is not a loopback address, which is not allowed.',
    causes: [
      "Scheme of `redirect_uri` against the scheme of the site's own pages in the capture: https there means that TLS ends at a proxy and the app does not know",
    ],
    fix: [
      'Have the app honour `X-Forwarded-Proto` or configure its public https address',
      'Serve the site over https',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50011', '500112'],
    templates: ["AADSTS500117: The reply uri specified in the request isn't using a secure scheme."],
  },
  {
    code: '500121',
    title: 'Second factor not passed',
    means:
      'The second factor was asked for and failed: refused, not answered in time, or answered wrongly. The number does not tell which.',
    causes: [
      'The `SAS/BeginAuth`, EndAuth and ProcessAuth calls before it: AuthMethodId, ResultValue, and how many polls went by',
      'Many polls and then the end speak for a prompt that nobody answered; an early end for a refusal or a wrong code',
    ],
    fix: [
      'Start again and answer the prompt; choose another method if the usual one does not reach the user',
      'If the user did not start this sign-in, treat it as an attack on the account',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['50074', '50076', '50087', '50088'],
    templates: ['AADSTS500121: Authentication failed during strong authentication request.'],
  },
  {
    code: '500131',
    title: 'Assertion is for another audience',
    means:
      'The token in an on-behalf-of request was issued for another API than the one that presents it. The message prints the audience found and the one expected.',
    causes: [
      'aud of the assertion against `client_id` of the request and the App ID URI of that app, letter case included',
      'Sign-in request of the front end: scope of Microsoft Graph or another API, where one of the middle tier was needed',
      "The API took a token from the wrong place: a gateway's own, or the ID token",
      "Two registrations for front end and API, and the API exchanges under the front end's `client_id`",
    ],
    fix: [
      'Let the front end ask for api://<middle tier>/<scope> and send that access token',
      'Exchange under the `client_id` the token was issued for',
      'Write the App ID URI of the registration in lower case',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50013', '240002', '500133'],
    rules: [
      'obo-assertion-audience-mismatch',
      'obo-assertion-for-microsoft-api',
      'obo-assertion-is-id-token',
    ],
    templates: [
      "AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '{aud}' and the expected audience is '{expectedAud}'",
    ],
  },
  {
    code: '500133',
    title: 'Assertion expired',
    means:
      "The user's token that an API wants to exchange was past its time when the request arrived. The message prints both times.",
    causes: [
      'exp of the assertion against the Date header of the response: by how many seconds it was late',
      "The API caches the caller's token and exchanges it later, in a background job or a long request",
      'A newer token for the same audience earlier in the capture, which the client did not send',
      "A clock that is off: on the API's side, cached expiry decisions follow it",
    ],
    fix: [
      'Exchange while the request of the caller is being served, and keep the result, not the assertion',
      'Let the client renew its token before it calls; answer 401 when it is expired',
    ],
    owner: 'api',
    action: 'code',
    related: ['50013', '500131', '700024'],
    rules: ['obo-assertion-expired', 'clock-skew'],
    templates: [
      'AADSTS500133: Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
    ],
  },
  {
    code: '500141',
    title: 'Invitation redeemed, request came from elsewhere',
    means:
      "The user's redemption went through, but the app it was for is not the one that started this request.",
    causes: [],
    fix: ['Open the target app afresh and sign in there'],
    owner: 'user',
    action: 'interaction',
    related: ['50014'],
  },
  {
    code: '500181',
    name: 'CertificateValidationFailedTlsCertMismatch',
    title: 'TLS certificate is not the one the token is bound to',
    means: 'A token bound to one client certificate was used over a connection with another, or with none.',
    causes: [
      '`x5t#S256` under cnf in the token against the certificate of the connection; after a renewal the old token still names the old one',
      'A proxy between client and service that opens TLS',
    ],
    fix: [
      'Get a new token after each change of certificate, and connect with the same one',
      'Keep the host out of TLS inspection',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['392200', '50171', '700027'],
  },
];
