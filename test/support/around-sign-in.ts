import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
} from './exchange.js';
import { LOGIN_HOST, TENANT_DOMAIN } from './ids.js';
import { userCode } from './opaque-tokens.js';
import { entraPage } from './pages.js';
import { correlationId } from './pkce.js';
import { opaque, requestId } from './seeded.js';
import { entraHeaders, navigationHeaders } from './traffic-headers.js';

/** What captures hold beside the protocol: probes, tunnels, proxies, the page where a device code is typed. */

/** Seamless SSO asks for a Kerberos ticket; the 401 is normal outside the corporate network. */
export function seamlessSsoProbe(options: ExchangeOptions = {}): Exchange {
  const query = encodeForm([
    ['desktopsso', 'true'],
    ['isAdalRequest', 'False'],
    ['client-request-id', correlationId()],
  ]);
  return exchange(
    {
      method: 'GET',
      url: `https://autologon.microsoftazuread-sso.com/${TENANT_DOMAIN}/winauth/sso?${query}`,
      requestHeaders: navigationHeaders(`https://${LOGIN_HOST}/`),
      _resourceType: 'xhr',
    },
    answered(401, '', { 'WWW-Authenticate': 'Negotiate' }),
    options,
  );
}

/** A tunnel through a proxy that does not decrypt: all that is seen of the traffic inside. */
export function tunnel(host: string = LOGIN_HOST, options: ExchangeOptions = {}): Exchange {
  return exchange(
    { method: 'CONNECT', url: `https://${host}:443`, requestHeaders: [['Host', `${host}:443`]] },
    { ...answered(200), statusText: 'Connection Established' },
    options,
  );
}

/** The answer of a proxy in front of Entra: none of Entra's headers. */
export function proxyAnswer(status = 407): Answer {
  const page =
    '<html><head><title>Access denied</title></head><body>The proxy refused the request.</body></html>';
  return answered(status, page, {
    Via: '1.1 proxy.client.example',
    Server: 'squid/6.10',
    'X-Squid-Error': 'ERR_ACCESS_DENIED 0',
  });
}

/** The user opens the device page and types the user code. */
export function deviceLogin(
  options: { readonly at?: number; readonly attempt?: number } = {},
): [Exchange, Exchange] {
  const { at = 0, attempt = 1 } = options;
  const url = `https://${LOGIN_HOST}/common/oauth2/deviceauth`;
  const fields = encodeForm([
    ['otc', userCode(attempt)],
    ['canary', opaque(`canary device ${attempt}`, 150)],
    ['flowToken', opaque(`flowToken device ${attempt}`, 480)],
  ]);
  return [
    exchange(
      { method: 'GET', url, requestHeaders: navigationHeaders(undefined), _resourceType: 'document' },
      page(attempt, at),
      { at },
    ),
    exchange(
      {
        method: 'POST',
        url,
        requestHeaders: [...navigationHeaders(url), ['Content-Type', 'application/x-www-form-urlencoded']],
        requestBody: fields,
        _resourceType: 'document',
      },
      page(attempt, at + 8),
      { at: at + 8 },
    ),
  ];
}

function page(attempt: number, at: number): Answer {
  const sessionId = requestId(`device page ${attempt} ${at}`);
  const body = entraPage('ConvergedSignIn', { correlationId: correlationId(attempt), sessionId });
  return answered(200, body, Object.fromEntries(entraHeaders({ requestId: sessionId })));
}
