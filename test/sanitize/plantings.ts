/**
 * Made-up captures with a value planted in every place that may hold a secret or name a person, and copies of it in
 * every encoding in places that may hold anything. Written apart from the code it tries: it knows only where it planted.
 */
export interface Planted {
  readonly bytes: Uint8Array;
  /** Values that no output may hold, each with the first place it was planted in. */
  readonly values: readonly { readonly value: string; readonly place: string }[];
  /** Values and copies. */
  readonly count: number;
}

type Random = () => number;

/** The same seed, the same numbers (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: Random, [first, ...others]: readonly [T, ...T[]]): T {
  return others[Math.floor(random() * (others.length + 1)) - 1] ?? first;
}

function characters(random: Random, alphabet: string, length: number): string {
  const signs = [...alphabet];
  return Array.from({ length }, () => signs[Math.floor(random() * signs.length)] ?? '').join('');
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const URL_SAFE = `${LETTERS}${DIGITS}-_`;
const ANYTHING = `aZ9 !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~äß漢🔑`;

/** Sorts of secrets by what they are made of. */
const SORTS: Readonly<Record<string, (random: Random) => string>> = {
  password: (random) => `q7${characters(random, ANYTHING, 6 + Math.floor(random() * 14))}W2z`,
  phrase: (random) => `${characters(random, LETTERS, 6)} ${characters(random, `${LETTERS}${DIGITS}`, 9)}4`,
  clientSecret: (random) => `Abc8Q~${characters(random, `${URL_SAFE}~.`, 34)}`,
  code: (random) => `0.A${characters(random, URL_SAFE, 70)}`,
  refresh: (random) => `1.A${characters(random, URL_SAFE, 120)}.AgAB`,
  ticket: (random) => `EwCI${characters(random, `${LETTERS}${DIGITS}+/`, 96)}`,
  base64: (random) => `${characters(random, `${LETTERS}${DIGITS}+/`, 43)}=`,
  hex: (random) => characters(random, HEX, 40),
  verifier: (random) => characters(random, `${URL_SAFE}.~`, 43),
  guid: (random) =>
    [8, 4, 4, 4, 12]
      .map((length) => characters(random, HEX, length))
      .join('-')
      .replace(/^../, 'd7'),
};

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const inHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How a copy may be spelled. */
export const ENCODINGS: Readonly<Record<string, (value: string) => string>> = {
  plain: (value) => value,
  percent: encodeURIComponent,
  percentTwice: (value) => encodeURIComponent(encodeURIComponent(value)),
  json: inJson,
  jsonTwice: (value) => inJson(inJson(value)),
  html: inHtml,
  base64,
  base64url,
  base64Inside: (value) => base64(`ab ${value} yz`),
  base64Json: (value) => base64url(JSON.stringify({ note: value, n: 1 })),
};

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** An exchange in the making; what is planted is put in. */
interface Draft {
  readonly kind: 'token' | 'authorize' | 'api' | 'app';
  /** Places that hold a value already: a second one would take its place. */
  readonly used: Set<string>;
  readonly userInfo: string[];
  readonly path: string[];
  readonly query: string[];
  readonly fragment: string[];
  readonly requestHeaders: Pair[];
  readonly cookies: string[];
  readonly form: string[];
  readonly params: Pair[];
  readonly responseHeaders: Pair[];
  readonly setCookies: string[];
  readonly location: string[];
  readonly redirect: string[];
  readonly json: Record<string, unknown>;
  readonly inputs: string[];
  readonly config: Record<string, unknown>;
  readonly html: string[];
  readonly claims: Record<string, unknown>;
  readonly messages: string[];
  readonly comments: string[];
  readonly vendor: string[];
  readonly stack: string[];
  readonly saml: string[];
}

function createDraft(kind: Draft['kind']): Draft {
  return {
    kind,
    used: new Set(),
    userInfo: [],
    path: [],
    query: [],
    fragment: [],
    requestHeaders: [],
    cookies: [],
    form: [],
    params: [],
    responseHeaders: [],
    setCookies: [],
    location: [],
    redirect: [],
    json: {},
    inputs: [],
    config: {},
    html: [],
    claims: {},
    messages: [],
    comments: [],
    vendor: [],
    stack: [],
    saml: [],
  };
}

const pair = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
const plusPair = (name: string, value: string) => new URLSearchParams({ [name]: value }).toString();

type Kinds = readonly [Draft['kind'], ...Draft['kind'][]];

/** Where a secret stands under a name that says what it is. */
const PLACES: Readonly<
  Record<string, { readonly in: Kinds; readonly put: (draft: Draft, value: string) => void }>
> = {
  query: { in: ['authorize', 'token', 'app'], put: (d, v) => d.query.push(pair('password', v)) },
  queryState: { in: ['authorize'], put: (d, v) => d.query.push(pair('state', v), pair('nonce', `n${v}`)) },
  queryCode: { in: ['authorize'], put: (d, v) => d.query.push(pair('code', v)) },
  fragment: { in: ['authorize', 'app'], put: (d, v) => d.fragment.push(pair('access_token', v)) },
  userInfo: { in: ['app'], put: (d, v) => d.userInfo.push(`anna:${encodeURIComponent(v)}`) },
  nested: {
    in: ['app', 'authorize'],
    put: (d, v) => d.query.push(pair('next', `https://b.example/?${pair('client_secret', v)}`)),
  },
  form: { in: ['token'], put: (d, v) => d.form.push(pair('client_secret', v)) },
  formPlus: { in: ['token'], put: (d, v) => d.form.push(plusPair('passwd', v)) },
  formRefresh: { in: ['token'], put: (d, v) => d.form.push(pair('refresh_token', v)) },
  verifier: { in: ['token'], put: (d, v) => d.form.push(pair('code_verifier', v)) },
  params: { in: ['api'], put: (d, v) => d.params.push({ name: 'refresh_token', value: v }) },
  json: { in: ['token'], put: (d, v) => Object.assign(d.json, { refresh_token: v }) },
  jsonDeep: {
    in: ['token', 'api'],
    put: (d, v) => Object.assign(d.json, { error: { details: [{ flowToken: v }] } }),
  },
  jsonInJson: {
    in: ['token'],
    put: (d, v) => Object.assign(d.json, { inner: JSON.stringify({ canary: v }) }),
  },
  bearer: {
    in: ['api', 'app'],
    put: (d, v) =>
      d.requestHeaders.push(
        { name: 'Authorization', value: `Bearer ${base64url(v)}` },
        { name: 'X-Api-Key', value: v },
      ),
  },
  basic: {
    in: ['token'],
    put: (d, v) =>
      d.requestHeaders.push({
        name: 'authorization',
        value: `Basic ${base64(`11111111-1111-4111-8111-111111111111:${encodeURIComponent(v)}`)}`,
      }),
  },
  proxy: {
    in: ['app', 'token'],
    put: (d, v) =>
      d.requestHeaders.push({ name: 'Proxy-Authorization', value: `Basic ${base64(`anna:${v}`)}` }),
  },
  identityHeader: {
    in: ['api'],
    put: (d, v) => d.requestHeaders.push({ name: 'X-IDENTITY-HEADER', value: v }),
  },
  cookie: {
    in: ['token', 'authorize', 'api', 'app'],
    put: (d, v) => d.cookies.push(`ESTSAUTH=${encodeURIComponent(v)}`),
  },
  setCookie: {
    in: ['authorize', 'app'],
    put: (d, v) => d.setCookies.push(`session=${encodeURIComponent(v)}; path=/; secure`),
  },
  prt: {
    in: ['authorize'],
    put: (d, v) =>
      d.requestHeaders.push({ name: 'x-ms-RefreshTokenCredential', value: encodeURIComponent(v) }),
  },
  location: { in: ['authorize'], put: (d, v) => d.location.push(pair('code', v)) },
  redirectUrl: { in: ['authorize'], put: (d, v) => d.redirect.push(pair('nonce', v)) },
  referer: {
    in: ['app', 'authorize'],
    put: (d, v) =>
      d.requestHeaders.push({
        name: 'Referer',
        value: `https://client.example/?${pair('code_verifier', v)}`,
      }),
  },
  hidden: {
    in: ['authorize'],
    put: (d, v) => d.inputs.push(`<input type="hidden" name="canary" value="${inHtml(v)}">`),
  },
  config: {
    in: ['authorize'],
    put: (d, v) => Object.assign(d.config, { sFT: v, urlPost: `/login?${pair('ctx', v)}` }),
  },
  claim: { in: ['token'], put: (d, v) => Object.assign(d.claims, { nonce: v }) },
  message: { in: ['authorize', 'app'], put: (d, v) => d.messages.push(JSON.stringify({ password: v })) },
  challenge: {
    in: ['api'],
    put: (d, v) =>
      d.responseHeaders.push(
        { name: 'DPoP-Nonce', value: v },
        { name: 'WWW-Authenticate', value: `PoP x="1", nonce="${base64(v)}"` },
      ),
  },
  sas: {
    in: ['app'],
    put: (d, v) => d.query.push(`sv=2024&${pair('sig', base64(v))}`, pair('client_secret', v)),
  },
  saml: { in: ['authorize'], put: (d, v) => d.saml.push(`<SignatureValue>${inHtml(v)}</SignatureValue>`) },
};

/** Where somebody is named. */
const PERSONAL: Readonly<
  Record<string, { readonly in: Kinds; readonly put: (draft: Draft, value: string) => void }>
> = {
  hint: { in: ['authorize'], put: (d, v) => d.query.push(pair('login_hint', v)) },
  username: { in: ['token'], put: (d, v) => d.form.push(pair('username', v)) },
  upnClaim: { in: ['token'], put: (d, v) => Object.assign(d.claims, { upn: v, name: v }) },
  path: { in: ['api'], put: (d, v) => d.path.push(encodeURIComponent(v)) },
  description: {
    in: ['token', 'api'],
    put: (d, v) =>
      Object.assign(d.json, { error_description: `AADSTS50034: The user account ${v} does not exist.` }),
  },
  cutToken: {
    in: ['token'],
    put: (d, v) =>
      d.form.push(pair('assertion', `${tokenOf({ upn: v }).split('.').slice(0, 2).join('.')}.[REDACTED]`)),
  },
  bareToken: {
    in: ['api'],
    put: (d, v) =>
      d.requestHeaders.push({
        name: 'Authorization',
        value: `Bearer ${tokenOf({ preferred_username: v }).split('.').slice(0, 2).join('.')}`,
      }),
  },
  anchor: {
    in: ['authorize', 'token'],
    put: (d, v) => d.requestHeaders.push({ name: 'X-AnchorMailbox', value: `UPN:${v}` }),
  },
  page: { in: ['authorize'], put: (d, v) => Object.assign(d.config, { sPOST_Username: v }) },
  nameId: { in: ['authorize'], put: (d, v) => d.saml.push(`<saml:NameID Format="x">${v}</saml:NameID>`) },
};

/** Where a copy of a value may turn up, under names that say nothing. */
const ECHOES: Readonly<
  Record<string, { readonly in: Kinds; readonly put: (draft: Draft, text: string) => void }>
> = {
  queryEcho: { in: ['app', 'authorize', 'api'], put: (d, t) => d.query.push(pair('echo', t)) },
  fragmentEcho: { in: ['app'], put: (d, t) => d.fragment.push(pair('hash', t)) },
  headerEcho: {
    in: ['app', 'api'],
    put: (d, t) => d.requestHeaders.push({ name: 'X-Debug', value: latin(t) }),
  },
  answerEcho: {
    in: ['api', 'token', 'app'],
    put: (d, t) => d.responseHeaders.push({ name: 'X-Trace', value: latin(t) }),
  },
  descriptionEcho: {
    in: ['token', 'api'],
    put: (d, t) => Object.assign(d.json, { message: `We got "${t}" from you.` }),
  },
  htmlEcho: { in: ['authorize'], put: (d, t) => d.html.push(`<p>${inHtml(t)}</p>`) },
  scriptEcho: {
    in: ['authorize'],
    put: (d, t) => d.html.push(`<script>var t="${inJson(t).replaceAll('<', '\\u003c')}";</script>`),
  },
  cookieEcho: { in: ['app'], put: (d, t) => d.cookies.push(`hint=${encodeURIComponent(t)}`) },
  formEcho: { in: ['token', 'app'], put: (d, t) => d.form.push(pair('debug', t)) },
  messageEcho: { in: ['authorize'], put: (d, t) => d.messages.push(`seen ${t}`) },
  commentEcho: { in: ['app', 'token'], put: (d, t) => d.comments.push(`(${t})`) },
  vendorEcho: { in: ['app', 'token'], put: (d, t) => d.vendor.push(t) },
  stackEcho: {
    in: ['app', 'authorize'],
    put: (d, t) => d.stack.push(`https://client.example/app.js?v=${encodeURIComponent(t)}`),
  },
};

/** Header values hold no line ends and, by most exporters, no letters beyond Latin. */
function latin(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}

const LOGIN = 'https://login.microsoftonline.com/3fd2d7b1-56a3-4a8a-9b8b-0d3d2a1c0e11/oauth2/v2.0';
const HOSTS = {
  token: `${LOGIN}/token`,
  authorize: `${LOGIN}/authorize`,
  api: 'https://graph.microsoft.com/v1.0/users',
  app: 'https://app.example/page',
};

/** Copies of one value under names that say nothing. */
const MOST_COPIES = 24;

/** One capture with about so many plantings; with no copies each value stands in one place alone. */
export function plantCapture(seed: number, wanted: number, mostCopies = MOST_COPIES): Planted {
  const random = createRandom(seed);
  const drafts: Draft[] = [];
  const values: { value: string; place: string }[] = [];
  let count = 0;
  const open = (kinds: Kinds, place = ''): Draft => {
    const kind = pick(random, kinds);
    const last = drafts.findLast((draft) => draft.kind === kind && !draft.used.has(place));
    if (last !== undefined && random() < 0.85) return last;
    const draft = createDraft(kind);
    drafts.push(draft);
    return draft;
  };
  const names = Object.entries(PLACES);
  const people = Object.entries(PERSONAL);
  const echoes = Object.entries(ECHOES);
  const encodings = Object.values(ENCODINGS);
  while (count < wanted) {
    const isPerson = random() < 0.15;
    const table = isPerson ? people : names;
    const [place, { in: kinds, put }] = table[Math.floor(random() * table.length)] ?? [
      '',
      { in: ['app'] as const, put: () => undefined },
    ];
    const value = isPerson ? person(random) : pick(random, SORT_LIST)(random);
    const target = open(kinds, place);
    target.used.add(place);
    put(target, value);
    values.push({ value, place });
    count += 1;
    for (let copies = Math.floor(random() * mostCopies); copies > 0; copies -= 1) {
      const [, echo] = echoes[Math.floor(random() * echoes.length)] ?? ['', undefined];
      const encode = isPerson
        ? pick(random, PERSON_ENCODINGS)
        : (encodings[Math.floor(random() * encodings.length)] ?? String);
      if (echo === undefined) continue;
      echo.put(open(echo.in), encode(value));
      count += 1;
    }
  }
  const entries = drafts.map((draft, index) => entryOf(draft, index));
  const log = { version: '1.2', creator: { name: 'planted', version: '1' }, pages: [], entries };
  return { bytes: new TextEncoder().encode(JSON.stringify({ log })), values, count };
}

const SORT_LIST = Object.values(SORTS) as unknown as readonly [
  (r: Random) => string,
  ...((r: Random) => string)[],
];

const PERSON_ENCODINGS = [ENCODINGS.plain, ENCODINGS.percent, ENCODINGS.json].map(
  (encode) => encode ?? String,
) as unknown as readonly [(value: string) => string, ...((value: string) => string)[]];

function person(random: Random): string {
  return `${characters(random, LETTERS, 7)}.${characters(random, LETTERS, 6)}@${characters(random, 'abcdefghijk', 8)}.example`;
}

function entryOf(draft: Draft, index: number): object {
  const { userInfo, query, fragment, path } = draft;
  const base = HOSTS[draft.kind].replace('://', userInfo.length === 0 ? '://' : `://${userInfo.at(-1)}@`);
  const url = [base, ...path].join('/') + part('?', query) + part('#', fragment);
  return {
    startedDateTime: new Date(Date.UTC(2026, 2, 2, 9, 0, index % 50)).toISOString(),
    time: 10,
    request: {
      method: draft.kind === 'token' || draft.form.length > 0 || draft.params.length > 0 ? 'POST' : 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      headers: [...draft.requestHeaders, ...headerOf('Cookie', draft.cookies.join('; '))],
      queryString: query.map((text) => ({ name: text.split('=')[0], value: text })),
      cookies: draft.cookies.map((text) => ({ name: text.split('=')[0], value: text })),
      headersSize: -1,
      bodySize: -1,
      ...postDataOf(draft),
    },
    response: responseOf(draft),
    cache: {},
    timings: { send: 0, wait: 1, receive: 1 },
    ...(draft.messages.length === 0
      ? {}
      : { _webSocketMessages: draft.messages.map((data) => ({ type: 'send', time: 1, opcode: 1, data })) }),
    ...(draft.comments.length === 0 ? {} : { comment: draft.comments.join(' ') }),
    ...(draft.vendor.length === 0
      ? {}
      : { _vendor: { values: draft.vendor, note: draft.vendor.join('; ') } }),
    ...(draft.stack.length === 0
      ? {}
      : {
          _initiator: {
            type: 'script',
            stack: { callFrames: draft.stack.map((source) => ({ functionName: 'f', url: source })) },
          },
        }),
  };
}

function part(sign: string, pairs: readonly string[]): string {
  return pairs.length === 0 ? '' : sign + pairs.join('&');
}

function headerOf(name: string, value: string): Pair[] {
  return value === '' ? [] : [{ name, value }];
}

function postDataOf({ kind, form, params }: Draft): object {
  const mimeType = 'application/x-www-form-urlencoded';
  if (params.length > 0) return { postData: { mimeType, params } };
  if (form.length === 0) return {};
  const grant = kind === 'token' ? ['grant_type=password'] : [];
  return { postData: { mimeType, text: [...grant, ...form].join('&') } };
}

function responseOf(draft: Draft): object {
  const location = draft.location.length === 0 ? '' : `https://client.example/cb${part('?', draft.location)}`;
  const redirectURL =
    draft.redirect.length === 0 ? location : `https://client.example/cb${part('#', draft.redirect)}`;
  const headers = [
    ...draft.responseHeaders,
    ...headerOf('Location', location),
    ...headerOf('Set-Cookie', draft.setCookies.join('\n')),
  ];
  const isRedirect = location !== '' || redirectURL !== '';
  return {
    status: isRedirect ? 302 : draft.kind === 'api' ? 403 : 200,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers,
    cookies: [],
    content: contentOf(draft),
    redirectURL,
    headersSize: -1,
    bodySize: -1,
  };
}

function contentOf(draft: Draft): object {
  if (draft.kind === 'authorize') return bodyOf('text/html', pageOf(draft));
  const hasClaims = Object.keys(draft.claims).length > 0;
  const json = { ...draft.json, ...(hasClaims ? { id_token: tokenOf(draft.claims) } : {}) };
  return bodyOf('application/json', JSON.stringify(json));
}

function bodyOf(mimeType: string, text: string): object {
  return { size: text.length, mimeType, text };
}

function pageOf({ inputs, config, html, saml }: Draft): string {
  const assertion = `<samlp:Response xmlns:samlp="x">${saml.join('')}</samlp:Response>`;
  const field =
    saml.length === 0 ? '' : `<input type="hidden" name="SAMLResponse" value="${base64(assertion)}" />`;
  const script =
    Object.keys(config).length === 0
      ? ''
      : `<script>$Config=${JSON.stringify(config).replaceAll('<', '\\u003c')};</script>`;
  return `<html><form>${inputs.join('')}${field}</form>${script}${html.join('')}</html>`;
}

function tokenOf(claims: object): string {
  const parts = [
    { alg: 'RS256', typ: 'JWT', kid: 'k1' },
    { aud: '11111111-1111-4111-8111-111111111111', ...claims },
  ];
  return [...parts.map((each) => base64url(JSON.stringify(each))), 'q7Vb2Lx9Rk4Tz8Nw3Yh6Mc1Pd5Jf0Gs'].join(
    '.',
  );
}
