import {
  type Answer,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { LOGIN_HOST, NATIVE, TENANT } from './ids.js';
import { deviceCode, userCode } from './opaque-tokens.js';
import { correlationId } from './pkce.js';
import { requestId } from './seeded.js';
import { tokenAnswer, tokenError } from './token-answer.js';
import { type TokenRequestOptions, tokenRequest } from './token-request.js';
import { entraHeaders, FORM_TYPE, libraryHeaders } from './traffic-headers.js';

export interface DeviceCodeOptions extends ExchangeOptions, ParameterOptions {
  readonly attempt?: number;
  readonly host?: string;
  readonly tenant?: string;
  readonly version?: 'v1' | 'v2';
  readonly clientId?: string;
  readonly scope?: string;
  readonly resource?: string;
  /** Seconds that the code lives, and seconds between polls. */
  readonly expiresIn?: number;
  readonly interval?: number;
}

/** The device authorization request (RFC 8628 section 3.1) and its answer. */
export function deviceCodeRequest(options: DeviceCodeOptions = {}, answer?: Answer): Exchange {
  const attempt = options.attempt ?? 1;
  const version = options.version ?? 'v2';
  const parameters = parametersOf(
    [
      ['client_id', options.clientId ?? NATIVE],
      [
        'scope',
        version === 'v2' ? (options.scope ?? 'User.Read openid profile offline_access') : options.scope,
      ],
      ['resource', version === 'v1' ? (options.resource ?? 'https://graph.microsoft.com') : options.resource],
    ],
    options,
  );
  const path = `/${options.tenant ?? TENANT}/oauth2${version === 'v2' ? '/v2.0' : ''}/devicecode`;
  return exchange(
    {
      method: 'POST',
      url: `https://${options.host ?? LOGIN_HOST}${path}`,
      requestHeaders: [...libraryHeaders(correlationId(attempt)), ['Content-Type', FORM_TYPE]],
      requestBody: encodeForm(parameters),
    },
    answer ?? codesAnswer(options, attempt, version),
    options,
  );
}

function codesAnswer(options: DeviceCodeOptions, attempt: number, version: 'v1' | 'v2'): Answer {
  const code = userCode(attempt);
  const page = 'https://login.microsoft.com/device';
  const interval = options.interval ?? 5;
  const expiresIn = options.expiresIn ?? 900;
  const body = {
    user_code: code,
    device_code: deviceCode(attempt),
    ...(version === 'v2' ? { verification_uri: page } : { verification_url: page }),
    expires_in: version === 'v2' ? expiresIn : String(expiresIn),
    interval: version === 'v2' ? interval : String(interval),
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${code} to authenticate.`,
  };
  const id = requestId(`devicecode ${attempt} ${options.at ?? 0}`);
  const type: Pair = ['Content-Type', 'application/json; charset=utf-8'];
  const headers = [type, ...entraHeaders({ requestId: id, correlationId: correlationId(attempt) })];
  return { status: 200, headers, body: JSON.stringify(body) };
}

export type PollOutcome = 'pending' | 'success' | 'expired' | 'declined' | 'slow_down';

/** One poll of the token endpoint with the device code. */
export function devicePoll(outcome: PollOutcome = 'pending', options: TokenRequestOptions = {}): Exchange {
  return tokenRequest({ grant: 'device_code', ...options }, pollAnswer(outcome));
}

function pollAnswer(outcome: PollOutcome) {
  switch (outcome) {
    case 'pending':
      return tokenError(70016);
    case 'success':
      return tokenAnswer();
    case 'expired':
      return tokenError(70020);
    case 'declined':
      return tokenError(70016, { error: 'authorization_declined', text: 'The user refused the request.' });
    case 'slow_down':
      return tokenError(70016, { error: 'slow_down', text: 'The client polls too often.' });
  }
}
