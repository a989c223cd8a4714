import { createHash } from 'node:crypto';
import { createBodies } from './bodies.js';
import { createChance } from './chance.js';

/** One HAR entry, and the raw JSON text that goes where its `content.text` holds the mark `@body@`. */
export interface Exchange {
  readonly entry: object;
  readonly body: readonly Uint8Array[];
}

export interface EntryMaker {
  /** The next step of an endless row of sign-ins. */
  identity(): Exchange;
  /** A script, page, image or API answer of the app. */
  resource(): Exchange;
}

interface Plan {
  readonly method?: string;
  readonly url: string;
  readonly status?: number;
  readonly redirectURL?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly authorization?: string;
  readonly mimeType: string;
  /** Decoded text; undefined where `body` has the raw one. */
  readonly text?: string;
  readonly body?: readonly Uint8Array[];
}

const TENANT = '11111111-2222-4333-8444-555555555555';
const CLIENT = '66666666-7777-4888-8999-aaaaaaaaaaaa';
const AUTHORITY = `https://login.microsoftonline.com/${TENANT}`;
const REDIRECT_URI = 'https://app.example/auth/callback';
/** Each so many sign-ins the last leg fails, so that there is something to find. */
const FAILS_EVERY = 25;

/** Entries in the shape, order and proportions of a Chrome export. */
export function createEntryMaker(hasBodies: boolean): EntryMaker {
  const chance = createChance(1);
  const bodies = createBodies(chance, hasBodies);
  let clock = Date.UTC(2026, 2, 1, 10);
  let step = 0;
  let signIn = 0;
  let state = '';
  let nonce = '';
  let verifier = '';
  let code = '';
  let token = '';

  function exchange(plan: Plan): Exchange {
    clock += chance.between(5, 400);
    return { entry: toEntry(plan, clock), body: plan.body ?? [] };
  }

  function toEntry(plan: Plan, time: number): object {
    const { method = 'GET', url, status = 200, redirectURL = '', form } = plan;
    return {
      _initiator: initiator(),
      _priority: chance.pick(['High', 'Low', 'VeryHigh']),
      _resourceType: form === undefined ? chance.pick(['script', 'fetch', 'document']) : 'fetch',
      cache: {},
      connection: '443',
      pageref: 'page_1',
      request: {
        method,
        url,
        httpVersion: 'h2',
        headers: requestHeaders(plan),
        queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
        cookies: cookies(),
        headersSize: -1,
        bodySize: form === undefined ? 0 : new URLSearchParams(form).toString().length,
        ...(form === undefined ? {} : { postData: postData(form) }),
      },
      response: {
        status,
        statusText: '',
        httpVersion: 'h2',
        headers: responseHeaders(plan, time),
        cookies: [],
        content: content(plan),
        redirectURL,
        headersSize: -1,
        bodySize: -1,
        _transferSize: chance.between(100, 99_999),
        _error: null,
      },
      serverIPAddress: '192.0.2.10',
      startedDateTime: new Date(time).toISOString(),
      time: chance.between(1, 900_000) / 1000,
      timings: {
        blocked: chance.between(1, 9000) / 1000,
        dns: -1,
        ssl: -1,
        connect: -1,
        send: 0.125,
        wait: chance.between(1, 500_000) / 1000,
        receive: 1.5,
        _blocked_queueing: chance.between(1, 900) / 1000,
      },
    };
  }

  function content({ mimeType, text, body }: Plan): object {
    if (body === undefined)
      return { size: text?.length ?? 0, mimeType, ...(text === undefined ? {} : { text }) };
    return { size: bodies.bytesOf(body), mimeType, ...(hasBodies ? { text: '@body@' } : {}) };
  }

  function initiator(): object {
    if (!chance.happens(0.6))
      return { type: 'parser', url: 'https://app.example/', lineNumber: chance.between(1, 200) };
    const callFrames = Array.from({ length: chance.between(2, 14) }, () => ({
      functionName: chance.word(),
      scriptId: String(chance.between(1, 99)),
      url: `https://cdn.example/static/js/vendor.${chance.hex(8)}.js`,
      lineNumber: 1,
      columnNumber: chance.between(1, 999_999),
    }));
    return { type: 'script', stack: { callFrames } };
  }

  function requestHeaders({ url, method = 'GET', authorization, form }: Plan): object[] {
    const { host, pathname, search } = new URL(url);
    const list: [string, string][] = [
      [':authority', host],
      [':method', method],
      [':path', pathname + search],
      [':scheme', 'https'],
      ['accept', '*/*'],
      ['accept-encoding', 'gzip, deflate, br, zstd'],
      ['accept-language', 'en-US,en;q=0.9'],
      [
        'cookie',
        cookies()
          .map(({ name, value }) => `${name}=${value}`)
          .join('; '),
      ],
      ['origin', 'https://app.example'],
      ['referer', 'https://app.example/'],
      ['sec-ch-ua', '"Chromium";v="142", "Not_A Brand";v="99"'],
      ['sec-ch-ua-mobile', '?0'],
      ['sec-ch-ua-platform', '"Windows"'],
      ['sec-fetch-dest', 'empty'],
      ['sec-fetch-mode', 'cors'],
      [
        'user-agent',
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
      ],
    ];
    if (form !== undefined) list.push(['content-type', 'application/x-www-form-urlencoded;charset=utf-8']);
    if (authorization !== undefined) list.push(['authorization', authorization]);
    return list.map(([name, value]) => ({ name, value }));
  }

  function responseHeaders({ mimeType, redirectURL }: Plan, time: number): object[] {
    const list: [string, string][] = [
      ['cache-control', 'no-store, no-cache'],
      ['content-encoding', 'gzip'],
      ['content-type', `${mimeType}; charset=utf-8`],
      ['date', new Date(time).toUTCString()],
      ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
      ['vary', 'Accept-Encoding'],
      ['x-content-type-options', 'nosniff'],
      ['x-ms-request-id', chance.guid()],
      ['x-ms-ests-server', '2.1.20000.1 - WEULR1 ProdSlices'],
    ];
    if (redirectURL !== undefined) list.push(['location', redirectURL]);
    return list.map(([name, value]) => ({ name, value }));
  }

  function cookies() {
    return Array.from({ length: chance.between(2, 7) }, () => ({
      name: `${chance.word()}_${chance.hex(4)}`,
      value: chance.base64url(chance.between(16, 120)),
      path: '/',
      domain: '.app.example',
      expires: '2026-11-04T10:10:10.000Z',
      httpOnly: true,
      secure: true,
      sameSite: 'None',
    }));
  }

  function postData(form: Readonly<Record<string, string>>): object {
    const params = Object.entries(form).map(([name, value]) => ({ name, value: encodeURIComponent(value) }));
    const text = new URLSearchParams(form).toString();
    return { mimeType: 'application/x-www-form-urlencoded;charset=utf-8', text, params };
  }

  function jwt(audience: string): string {
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const now = Math.floor(clock / 1000);
    const claims = {
      aud: audience,
      iss: `${AUTHORITY}/v2.0`,
      iat: now,
      nbf: now,
      exp: now + 4000,
      nonce,
      name: 'A User',
      oid: chance.guid(),
      preferred_username: 'user@client.example',
      scp: 'User.Read',
      sub: chance.base64url(43),
      tid: TENANT,
      uti: chance.base64url(22),
      ver: '2.0',
    };
    return `${part({ typ: 'JWT', alg: 'RS256', kid: 'bench-key' })}.${part(claims)}.${chance.base64url(342)}`;
  }

  function authorize(): Plan {
    state = chance.base64url(64);
    nonce = chance.guid();
    verifier = chance.base64url(43);
    const query = new URLSearchParams({
      client_id: CLIENT,
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      scope: 'openid profile offline_access User.Read',
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return { url: `${AUTHORITY}/oauth2/v2.0/authorize?${query}`, mimeType: 'text/html', text: loginPage() };
  }

  function loginPage(): string {
    const config = {
      sErrorCode: '',
      sFT: chance.base64url(900),
      sCtx: chance.base64url(400),
      canary: chance.base64url(200),
    };
    return `<!DOCTYPE html>\n<html><head><script>\n$Config=${JSON.stringify(config)};\n</script></head><body></body></html>`;
  }

  function login(): Plan {
    code = `1.A${chance.base64url(700)}`;
    const query = new URLSearchParams({
      code: `1.A${chance.base64url(700)}`,
      state,
      session_state: chance.guid(),
    });
    return {
      method: 'POST',
      url: `${AUTHORITY}/login`,
      status: 302,
      redirectURL: `${REDIRECT_URI}?${query}`,
      form: { login: 'user@client.example', flowToken: chance.base64url(900), ctx: chance.base64url(400) },
      mimeType: 'text/html',
      text: '',
    };
  }

  function callback(): Plan {
    const query = new URLSearchParams({
      code: `1.A${chance.base64url(700)}`,
      state,
      session_state: chance.guid(),
    });
    return { url: `${REDIRECT_URI}?${query}`, mimeType: 'text/html', text: '<html><body></body></html>' };
  }

  function redeem(): Plan {
    signIn++;
    token = jwt('https://graph.microsoft.com');
    const failed = signIn % FAILS_EVERY === 0;
    const tokens = {
      token_type: 'Bearer',
      scope: 'User.Read',
      expires_in: 3599,
      access_token: token,
      id_token: jwt(CLIENT),
    };
    const error = {
      error: 'invalid_grant',
      error_description: 'AADSTS70008: The code has expired.',
      error_codes: [70008],
    };
    return {
      method: 'POST',
      url: `${AUTHORITY}/oauth2/v2.0/token`,
      status: failed ? 400 : 200,
      form: {
        client_id: CLIENT,
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT_URI,
        code_verifier: verifier,
      },
      mimeType: 'application/json',
      text: JSON.stringify(failed ? error : { ...tokens, refresh_token: `1.A${chance.base64url(900)}` }),
    };
  }

  function call(): Plan {
    const url = `https://graph.microsoft.com/v1.0/me/${chance.word()}?$top=${chance.between(1, 99)}`;
    return { url, authorization: `Bearer ${token}`, mimeType: 'application/json', body: bodies.json() };
  }

  function resource(): Plan {
    const kind = chance.pick(['js', 'js', 'js', 'html', 'json', 'image'] as const);
    const path = `${chance.word()}/${chance.word()}.${chance.hex(8)}`;
    if (kind === 'json')
      return {
        url: `https://api.example/${path}?q=${chance.word()}`,
        mimeType: 'application/json',
        body: bodies.json(),
      };
    if (kind === 'html')
      return { url: `https://app.example/${path}`, mimeType: 'text/html', body: bodies.html() };
    if (kind === 'image')
      return { url: `https://cdn.example/${path}.png`, mimeType: 'image/png', body: bodies.base64() };
    return { url: `https://cdn.example/${path}.js`, mimeType: 'text/javascript', body: bodies.script() };
  }

  const steps = [authorize, login, callback, redeem, call];

  return {
    identity() {
      const plan = steps[step % steps.length] ?? authorize;
      step++;
      return exchange(plan());
    },
    resource: () => exchange(resource()),
  };
}
