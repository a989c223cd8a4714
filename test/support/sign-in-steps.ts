import { type AuthorizeExchange, type Delivery, deliver } from './authorize.js';
import { type Answer, answered, type Exchange, exchange, type Pair } from './exchange.js';
import { TENANT, USER, type User } from './ids.js';
import { entraPage, type PageId, type PageOptions, signInContext } from './pages.js';
import { postedForm } from './posted-form.js';
import { digits, guid, opaque, requestId } from './seeded.js';
import { entraHeaders, sessionCookies, signInPageHeaders } from './traffic-headers.js';

export interface SignInOptions {
  readonly user?: User;
  /** Default true: the second factor by app notification, polled twice. */
  readonly mfa?: boolean;
  /** Default true: the question whether to stay signed in. */
  readonly kmsi?: boolean;
  /** The consent page, and what the user answers; default none. */
  readonly consent?: 'accept' | 'cancel';
  /** The first password is refused (50126). */
  readonly wrongPasswordFirst?: boolean;
  /** Where the steps end: at the app, or on a page of Entra with a code (`53003`). */
  readonly endsWith?: { readonly page: PageId; readonly errorCode: string; readonly text: string };
  /** Seconds between the authorize request and the first step. */
  readonly after?: number;
}

/**
 * All requests between the sign-in page and the app: user name, password, second factor, stay signed in,
 * consent. Give it an authorize exchange with `answer: 'page'`; the last step delivers its response.
 */
export function signInSteps(authorize: AuthorizeExchange, options: SignInOptions = {}): Exchange[] {
  const { delivers } = authorize;
  const start = (delivers.at ?? 0) + (options.after ?? 2);
  const steps = planOf(options).map((make, index) => make(delivers, options, start + index * 2));
  return steps.map((step, index) => (index === steps.length - 1 ? ending(step, delivers, options) : step));
}

type Step = (delivers: Delivery, options: SignInOptions, at: number) => Exchange;

function planOf(options: SignInOptions): Step[] {
  return [
    credentialType,
    ...(options.wrongPasswordFirst === true ? [wrongPassword] : []),
    password,
    ...(options.mfa === false ? [] : [beginAuth, endAuthWaiting, endAuth, processAuth]),
    ...(options.consent === undefined ? [] : [consent]),
    ...(options.kmsi === false ? [] : [kmsi]),
  ];
}

/** The last step: the answer goes to the app, and the session's cookies are set. */
function ending(step: Exchange, delivers: Delivery, options: SignInOptions): Exchange {
  const end = options.endsWith;
  const answer: Answer =
    end === undefined
      ? deliver(delivers)
      : page(delivers, end.page, {
          errorCode: end.errorCode,
          exceptionMessage: end.text,
          errorText: end.text,
        });
  return {
    ...step,
    status: answer.status,
    responseHeaders: [...answer.headers, ...sessionCookies(delivers.attempt)],
    ...(answer.body === undefined ? { responseBody: '' } : { responseBody: answer.body }),
  };
}

const credentialType: Step = (delivers, options, at) => {
  const user = options.user ?? USER;
  const body = {
    username: user.upn,
    isOtherIdpSupported: true,
    checkPhones: false,
    originalRequest: signInContext(delivers.correlationId),
    flowToken: flowToken(delivers, at),
  };
  const answer = answered(200, {
    Username: user.upn,
    Display: user.upn,
    IfExistsResult: 0,
    IsUnmanaged: false,
    ThrottleStatus: 0,
    Credentials: {
      PrefCredential: 1,
      HasPassword: true,
      RemoteNgcParams: null,
      FidoParams: null,
      SasParams: null,
    },
    EstsProperties: { DomainType: 3 },
    FlowToken: flowToken(delivers, at + 1),
    apiCanary: opaque('apiCanary answer', 200),
  });
  return json(delivers, '/common/GetCredentialType?mkt=en-US', body, answer, at);
};

const password: Step = (delivers, options, at) =>
  login(delivers, options, at, options.mfa === false ? 'KmsiInterrupt' : 'ConvergedTFA');

const wrongPassword: Step = (delivers, options, at) => {
  const wrong = { ...options, user: { ...(options.user ?? USER), password: 'Tulip-Harbour-4710?' } };
  const shown = { errorCode: '50126', errorText: 'Your account or password is incorrect.' };
  return login(delivers, wrong, at, 'ConvergedSignIn', shown);
};

function login(
  delivers: Delivery,
  options: SignInOptions,
  at: number,
  next: PageId,
  shown: Partial<PageOptions> = {},
): Exchange {
  const user = options.user ?? USER;
  const fields: Pair[] = [
    ['i13', '0'],
    ['login', user.upn],
    ['loginfmt', user.upn],
    ['type', '11'],
    ['LoginOptions', '3'],
    ['passwd', user.password],
    ['ps', '2'],
    ['canary', opaque(`canary ${delivers.correlationId}`, 150)],
    ['ctx', signInContext(delivers.correlationId)],
    ['hpgrequestid', guid(`hpg ${delivers.correlationId} ${at}`)],
    ['flowToken', flowToken(delivers, at)],
    ['i19', '18231'],
  ];
  return form(delivers, `/${TENANT}/login`, fields, page(delivers, next, shown, at), at);
}

const beginAuth: Step = (delivers, _options, at) => {
  const body = {
    AuthMethodId: 'PhoneAppNotification',
    Method: 'BeginAuth',
    ctx: signInContext(delivers.correlationId),
    flowToken: flowToken(delivers, at),
  };
  return json(
    delivers,
    '/common/SAS/BeginAuth',
    body,
    answered(200, sasAnswer(at, 'Success', true, delivers)),
    at,
  );
};

const endAuthWaiting: Step = (delivers, _options, at) =>
  endAuthWith(delivers, at, 'AuthenticationPending', false);
const endAuth: Step = (delivers, _options, at) => endAuthWith(delivers, at, 'Success', true);

function endAuthWith(delivers: Delivery, at: number, result: string, success: boolean): Exchange {
  const body = {
    Method: 'EndAuth',
    SessionId: guid(`sas ${delivers.attempt}`),
    FlowToken: flowToken(delivers, at),
    Ctx: signInContext(delivers.correlationId),
    AuthMethodId: 'PhoneAppNotification',
    PollCount: success ? 2 : 1,
  };
  return json(
    delivers,
    '/common/SAS/EndAuth',
    body,
    answered(200, sasAnswer(at, result, success, delivers)),
    at,
  );
}

function sasAnswer(at: number, result: string, success: boolean, delivers: Delivery) {
  return {
    Success: success,
    ResultValue: result,
    Message: null,
    AuthMethodId: 'PhoneAppNotification',
    ErrCode: 0,
    Retry: !success,
    FlowToken: flowToken(delivers, at + 1),
    Ctx: signInContext(delivers.correlationId),
    SessionId: guid(`sas ${delivers.attempt}`),
    CorrelationId: delivers.correlationId,
    Timestamp: '2026-03-02T09:00:00Z',
    Entropy: Number(digits('entropy', 2)),
  };
}

const processAuth: Step = (delivers, options, at) => {
  const fields: Pair[] = [
    ['type', '22'],
    ['request', signInContext(delivers.correlationId)],
    ['mfaAuthMethod', 'PhoneAppNotification'],
    ['login', (options.user ?? USER).upn],
    ['flowToken', flowToken(delivers, at)],
    ['canary', opaque(`canary ${delivers.correlationId}`, 150)],
  ];
  const next = options.consent === undefined ? 'KmsiInterrupt' : 'ConvergedConsent';
  return form(delivers, '/common/SAS/ProcessAuth', fields, page(delivers, next, {}, at), at);
};

const consent: Step = (delivers, options, at) => {
  const isAccepted = options.consent === 'accept';
  const fields: Pair[] = [
    ['acceptConsent', String(isAccepted)],
    ['ctx', signInContext(delivers.correlationId)],
    ['flowToken', flowToken(delivers, at)],
    ['canary', opaque(`canary ${delivers.correlationId}`, 150)],
  ];
  return form(
    delivers,
    `/common/Consent/${isAccepted ? 'Set' : 'Cancel'}`,
    fields,
    page(delivers, 'KmsiInterrupt', {}, at),
    at,
  );
};

const kmsi: Step = (delivers, _options, at) => {
  const fields: Pair[] = [
    ['LoginOptions', '1'],
    ['type', '28'],
    ['ctx', signInContext(delivers.correlationId)],
    ['flowToken', flowToken(delivers, at)],
    ['canary', opaque(`canary ${delivers.correlationId}`, 150)],
  ];
  return form(delivers, '/kmsi', fields, deliver(delivers), at);
};

function page(delivers: Delivery, pgid: PageId, shown: Partial<PageOptions>, at = 0): Answer {
  const sessionId = requestId(`page ${pgid} ${delivers.correlationId} ${at}`);
  const code = Number(shown.errorCode ?? 0);
  const body = entraPage(pgid, {
    correlationId: delivers.correlationId,
    sessionId,
    host: delivers.host,
    ...shown,
  });
  const type: Pair = ['Content-Type', 'text/html; charset=utf-8'];
  return { status: 200, headers: [type, ...entraHeaders({ requestId: sessionId, code })], body };
}

function json(delivers: Delivery, path: string, body: unknown, answer: Answer, at: number): Exchange {
  const headers = entraHeaders({
    requestId: requestId(`${path} ${delivers.correlationId} ${at}`),
    correlationId: delivers.correlationId,
  });
  return exchange(
    {
      method: 'POST',
      url: `https://${delivers.host}${path}`,
      requestHeaders: signInPageHeaders(delivers.host, delivers.correlationId),
      requestBody: JSON.stringify(body),
      _resourceType: 'xhr',
      _initiator: {
        type: 'script',
        url: 'https://aadcdn.msauth.net/shared/1.0/content/js/ConvergedLogin.js',
      },
    },
    { ...answer, headers: [...answer.headers, ...headers] },
    { at },
  );
}

function form(
  delivers: Delivery,
  path: string,
  fields: readonly Pair[],
  answer: Answer,
  at: number,
): Exchange {
  const origin = `https://${delivers.host}`;
  return postedForm(origin, `${origin}${path}`, fields, answer, { at });
}

function flowToken(delivers: Delivery, at: number): string {
  return opaque(`flowToken ${delivers.correlationId} ${at}`, 480);
}
