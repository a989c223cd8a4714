import { entraTimeAt } from './clock.js';
import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { ciamAccessToken, ciamIdToken } from './external-tokens.js';
import { CIAM_NAME, NATIVE, USER } from './ids.js';
import { continuationToken, refreshToken } from './opaque-tokens.js';
import { correlationId } from './pkce.js';
import { digits, requestId } from './seeded.js';
import { entraHeaders, FORM_TYPE, libraryHeaders } from './traffic-headers.js';

export const CIAM_HOST = `${CIAM_NAME}.ciamlogin.com`;

/** A step of native authentication (External ID) by the end of its path. */
export type NativeStep =
  | 'initiate'
  | 'challenge'
  | 'introspect'
  | 'token'
  | 'signup/start'
  | 'signup/challenge'
  | 'signup/continue'
  | 'resetpassword/start'
  | 'resetpassword/challenge'
  | 'resetpassword/continue'
  | 'resetpassword/submit'
  | 'resetpassword/poll_completion';

export interface NativeOptions extends ExchangeOptions, ParameterOptions {
  readonly host?: string;
  readonly tenant?: string;
  readonly clientId?: string;
  /** Which `continuation_token` is sent; the answer brings the next one. */
  readonly step?: number;
  readonly grantType?: 'oob' | 'password' | 'mfa_oob' | 'continuation_token' | 'attributes';
  readonly challengeType?: string;
}

/** One request of native authentication and its usual answer. */
export function nativeStep(step: NativeStep, options: NativeOptions = {}, answer?: Answer): Exchange {
  const [area, end] = step.includes('/') ? step.split('/') : ['oauth2', step];
  const version = area === 'oauth2' ? 'v2.0' : 'v1.0';
  const { host = CIAM_HOST, tenant = `${CIAM_NAME}.onmicrosoft.com` } = options;
  const asked = answer ?? usualAnswer(step, options);
  const headers = entraHeaders({
    requestId: requestId(`native ${step} ${options.step ?? 1}`),
    correlationId: correlationId(),
  });
  return exchange(
    {
      method: 'POST',
      url: `https://${host}/${tenant}/${area}/${version}/${end}`,
      requestHeaders: [...libraryHeaders(correlationId()), ['Content-Type', FORM_TYPE]],
      requestBody: encodeForm(parametersOf(parameters(step, options), options)),
    },
    asked.status === 0 ? asked : { ...asked, headers: [...asked.headers, ...headers] },
    options,
  );
}

export interface NativeErrorOptions {
  readonly suberror?: string;
  readonly code?: number;
  readonly text?: string;
  readonly continuationToken?: string;
  readonly at?: number;
}

/** An error of native authentication: `nativeError('invalid_grant', { suberror: 'mfa_required' })`. */
export function nativeError(error: string, options: NativeErrorOptions = {}): Answer {
  const code = options.code ?? 50126;
  const at = options.at ?? 0;
  return answered(400, {
    error,
    ...(options.suberror === undefined ? {} : { suberror: options.suberror }),
    error_description: `AADSTS${code}: ${options.text ?? 'The request was refused.'} Trace ID: ${requestId('native')} Correlation ID: ${correlationId()} Timestamp: ${entraTimeAt(at)}`,
    error_codes: [code],
    timestamp: entraTimeAt(at),
    trace_id: requestId('native'),
    correlation_id: correlationId(),
    ...(options.continuationToken === undefined ? {} : { continuation_token: options.continuationToken }),
  });
}

function parameters(step: NativeStep, options: NativeOptions): (readonly [string, string | undefined])[] {
  const isFirst = step === 'initiate' || step.endsWith('start');
  const sendsProof = step === 'token' || step.endsWith('continue');
  const grant = options.grantType ?? 'oob';
  return [
    ['client_id', options.clientId ?? NATIVE],
    ['username', isFirst ? USER.upn : undefined],
    [
      'challenge_type',
      isFirst || step.endsWith('challenge') ? (options.challengeType ?? 'oob password redirect') : undefined,
    ],
    ['capabilities', isFirst ? 'mfa_required registration_required' : undefined],
    ['continuation_token', isFirst ? undefined : continuationToken(options.step ?? 1)],
    ['grant_type', sendsProof ? grant : undefined],
    ['oob', sendsProof && grant.endsWith('oob') ? digits('one time code', 8) : undefined],
    ['password', sendsProof && grant === 'password' ? USER.password : undefined],
    ['new_password', step.endsWith('submit') ? 'Violet-Anchor-8123!' : undefined],
    ['scope', step === 'token' ? 'openid profile offline_access' : undefined],
    ['nca', '1'],
  ];
}

function usualAnswer(step: NativeStep, options: NativeOptions): Answer {
  const next = { continuation_token: continuationToken((options.step ?? 0) + 1) };
  if (step === 'token') return answered(200, tokens(options.at ?? 0));
  if (step === 'introspect')
    return answered(200, {
      ...next,
      methods: [
        { id: 'm1', challenge_type: 'oob', challenge_channel: 'email', login_hint: 'a***@c***.example' },
      ],
    });
  if (step.endsWith('challenge')) {
    return answered(200, {
      ...next,
      challenge_type: 'oob',
      binding_method: 'prompt',
      challenge_channel: 'email',
      challenge_target_label: 'a***@c***.example',
      code_length: 8,
      interval: 300,
    });
  }
  if (step.endsWith('poll_completion')) return answered(200, { status: 'succeeded', ...next });
  if (step.endsWith('submit')) return answered(200, { ...next, poll_interval: 2 });
  return answered(200, next);
}

function tokens(at: number) {
  return {
    token_type: 'Bearer',
    scope: 'openid profile offline_access',
    expires_in: 3599,
    access_token: ciamAccessToken({ azp: NATIVE }, { at }),
    refresh_token: refreshToken(80),
    id_token: ciamIdToken({ aud: NATIVE }, { at }),
  };
}
