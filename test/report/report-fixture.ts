import { toCorrectedRequest } from '../../src/report/corrected-request.js';
import type {
  Document,
  ErrorReport,
  Finding,
  FlowReport,
  Report,
  RequestLine,
  TimelineItem,
  TokenReport,
} from '../../src/report/report.js';

const TENANT = '72f988bf-0000-4000-8000-2d7cd011db47';
const SPA = '11111111-1111-4111-8111-111111111111';
const API = '22222222-2222-4222-8222-222222222222';
const TOKEN_URL = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;
const CORRELATION = '5e1a6c2f-3b0e-4a86-9c53-5f0c3d2a9b11';
const TRACE = '0c9cbe5d-0f3c-4a2d-8f6d-1b7d6a7d2100';

export const exampleErrors: readonly ErrorReport[] = [
  {
    id: 'error-1',
    entry: 4,
    message: 'message-4',
    flow: 'flow-2',
    code: 'AADSTS240002',
    error: 'invalid_request',
    suberror: null,
    description:
      "AADSTS240002: Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant. Trace ID: x Correlation ID: y",
    title: 'id_token sent as on-behalf-of assertion',
    correlationId: CORRELATION,
    traceId: TRACE,
    timestamp: '2026-03-01 09:12:04Z',
    retryable: false,
    expected: false,
  },
];

function field(name: string, value: string, change: RequestLine['change'] = 'kept'): RequestLine {
  return { part: 'body', change, name, value };
}

export const exampleRootCause: Finding = {
  id: 'finding-1',
  ruleId: 'obo-assertion-is-id-token',
  category: 'grant',
  severity: 'error',
  proof: 'cross-entry',
  title: 'The on-behalf-of assertion is an id_token',
  detail:
    'The assertion in entry 4 is byte for byte the id_token that entry 2 issued to the front end. An id_token tells a client who signed in; only an access token for the API may be exchanged.',
  flow: 'flow-2',
  rootCause: true,
  explains: ['error-1'],
  consequences: ['finding-2'],
  evidence: [
    {
      role: 'related',
      entry: 2,
      pointer: '/response/content/text',
      within: ['json', 'id_token'],
      value: 'id_token #1, 1187 characters',
      note: 'issued here',
    },
    {
      role: 'primary',
      entry: 4,
      pointer: '/request/postData/text',
      within: ['form', 'assertion'],
      value: 'id_token #1, 1187 characters',
      note: 'sent here as the assertion',
    },
  ],
  codes: ['AADSTS240002'],
  checklist: [
    { name: 'token type', state: 'present', value: 'id_token' },
    { name: 'aud', state: 'present', value: SPA },
    { name: 'scp', state: 'absent', value: null },
    { name: 'groups', state: 'unknown', value: null },
  ],
  correctedRequest: toCorrectedRequest([
    { part: 'request-line', change: 'kept', name: 'POST', value: TOKEN_URL },
    field('grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'),
    field('client_id', API),
    field('client_secret', '<client_secret>'),
    field('assertion', '<id_token #1, 1187 characters>', 'removed'),
    field('assertion', `<access_token with aud ${API}>`, 'added'),
    field('scope', 'https://graph.microsoft.com/.default'),
    field('requested_token_use', 'on_behalf_of'),
  ]),
  owner: 'client-app',
  fix: [
    `In the front end, ask for a scope of the API, such as api://${API}/access_as_user.`,
    'Send the access token of that answer to the API, and let the API exchange exactly the bearer it received.',
  ],
  references: [{ title: 'RFC 7523 section 2.1', url: 'https://www.rfc-editor.org/rfc/rfc7523#section-2.1' }],
  docsUrl: 'https://entrace.example/rules#obo-assertion-is-id-token',
};

export const exampleFindings: readonly Finding[] = [
  exampleRootCause,
  {
    ...exampleRootCause,
    id: 'finding-2',
    ruleId: 'entra-error-observed',
    title: 'The server answered AADSTS240002',
    rootCause: false,
    explains: [],
    consequences: [],
    proof: 'server',
    checklist: [],
    correctedRequest: null,
  },
  {
    ...exampleRootCause,
    id: 'finding-3',
    ruleId: 'pkce-missing-on-public-client',
    category: 'pkce',
    severity: 'warning',
    proof: 'heuristic',
    title: 'The authorization request has no code_challenge',
    detail: 'A public client without PKCE lets whoever sees the code redeem it.',
    flow: 'flow-1',
    rootCause: false,
    explains: [],
    consequences: [],
    evidence: [{ role: 'primary', entry: 1, pointer: '/request/url', note: 'no code_challenge here' }],
    checklist: [],
    correctedRequest: null,
    fix: ['Send code_challenge and code_challenge_method=S256.'],
  },
];

export function exampleItem(entry: number, members: Partial<TimelineItem> = {}): TimelineItem {
  return {
    id: `message-${entry}`,
    entry,
    startedDateTime: `2026-03-01T09:12:0${entry % 10}.120Z`,
    elapsedMs: 180,
    kind: 'token-request',
    flow: 'flow-1',
    from: 'browser',
    to: 'login.microsoftonline.com',
    method: 'POST',
    url: TOKEN_URL,
    status: 200,
    label: 'Code redeemed for tokens',
    parameters: [],
    answered: [],
    tokens: [],
    errors: [],
    ...members,
  };
}

export function exampleFlow(id: string, members: Partial<FlowReport> = {}): FlowReport {
  return {
    id,
    kind: 'authorization-code',
    grantTypes: ['authorization_code'],
    clientId: SPA,
    clientName: null,
    authority: {
      host: 'login.microsoftonline.com',
      cloud: 'public',
      tenant: TENANT,
      endpointVersion: 'v2.0',
    },
    resource: null,
    scope: { requested: ['openid', 'profile'], granted: ['openid', 'profile'] },
    redirectUri: 'https://app.example/auth',
    responseType: 'code',
    responseMode: 'fragment',
    library: { name: 'MSAL.js', version: '3.7.0' },
    outcome: 'succeeded',
    recoveredBy: null,
    messages: [],
    joins: [],
    errors: [],
    correlationIds: [],
    ...members,
  };
}

const timeline: readonly TimelineItem[] = [
  exampleItem(1, {
    kind: 'authorization-request',
    method: 'GET',
    status: 302,
    label: 'Authorization request for openid profile',
  }),
  exampleItem(2),
  exampleItem(3, {
    kind: 'protected-resource-request',
    to: 'api.example',
    status: 500,
    label: 'API called with a bearer token',
    flow: null,
  }),
  exampleItem(4, {
    from: 'api.example',
    flow: 'flow-2',
    status: 400,
    label: 'On-behalf-of exchange',
    parameters: [{ name: 'assertion', value: 'id_token #1, 1187 characters' }],
    answered: [{ name: 'error', value: 'invalid_request' }],
    tokens: ['token-1'],
    errors: ['error-1'],
  }),
];

const exampleTokens: readonly TokenReport[] = [
  {
    id: 'token-1',
    type: 'id_token',
    format: 'jwt',
    fingerprint: 'id_token #1, 1187 characters',
    issuedBy: { entry: 2, message: 'message-2', pointer: '/response/content/text' },
    uses: [{ entry: 4, message: 'message-4', pointer: '/request/postData/text' }],
    replacedBy: null,
    header: { alg: 'RS256', typ: 'JWT' },
    claims: { aud: SPA, exp: 1_772_356_324, name: 'name-1', groups: ['group-1'], xms_st: { sub: 'sub-1' } },
    signature: { status: 'valid', reason: 'Verified with a key set recorded in this capture.' },
    issuedAt: '2026-03-01T09:12:02Z',
    expiresAt: '2026-03-01T10:12:02Z',
  },
];

/** A report that has something in every section. */
export const exampleReport: Report = {
  capture: {
    name: 'obo.har',
    format: 'har',
    sizeBytes: 18_432,
    sha256: null,
    creator: { name: 'WebInspector', version: '537.36' },
    browser: null,
    entryCount: 5,
    startedDateTime: '2026-03-01T09:12:01.120Z',
    endedDateTime: '2026-03-01T09:12:04.300Z',
    quality: 'partial',
    notes: [
      { code: 'body-missing', message: 'The response body was not recorded.', entry: 0 },
      { code: 'body-missing', message: 'The response body was not recorded.', entry: 3 },
    ],
  },
  summary: {
    headline: 'The on-behalf-of request sends an id_token where Entra needs an access token for the API.',
    counts: { critical: 0, error: 1, warning: 1, info: 1 },
    rootCauses: ['finding-1'],
    liveSecrets: 2,
  },
  flows: [
    exampleFlow('flow-1'),
    exampleFlow('flow-2', {
      kind: 'on-behalf-of',
      clientId: API,
      resource: { id: 'https://graph.microsoft.com', name: 'Microsoft Graph' },
      scope: { requested: ['https://graph.microsoft.com/.default'], granted: [] },
      redirectUri: null,
      outcome: 'failed',
      errors: ['error-1'],
    }),
  ],
  timeline,
  tokens: exampleTokens,
  errors: exampleErrors,
  findings: exampleFindings,
  undecided: [
    {
      ruleId: 'obo-scope-default',
      flow: 'flow-2',
      reason: 'Whether consent was given cannot be seen in a capture',
    },
  ],
  handoff: {
    tenantId: TENANT,
    clientId: API,
    resource: 'https://graph.microsoft.com',
    errorCode: 'AADSTS240002',
    correlationId: CORRELATION,
    requestId: TRACE,
    timestampUtc: '2026-03-01T09:12:04Z',
    signInLogQuery: `SigninLogs\n| where CorrelationId == "${CORRELATION}"`,
    nextCapture: null,
  },
};

/** A report of a capture in which all went well. */
export const healthyReport: Report = {
  ...exampleReport,
  capture: { ...exampleReport.capture, name: 'healthy.har', quality: 'complete', notes: [] },
  summary: {
    headline: 'One authorization code flow succeeded; nothing is wrong with it.',
    counts: { critical: 0, error: 0, warning: 0, info: 0 },
    rootCauses: [],
    liveSecrets: 0,
  },
  flows: [exampleFlow('flow-1')],
  timeline: timeline.slice(0, 2),
  errors: [],
  findings: [],
  undecided: [{ ruleId: 'obo-scope-default', flow: 'flow-1', reason: 'Not asked here' }],
  handoff: null,
};

export function documentOf(...reports: Report[]): Document {
  return { schemaVersion: 1, tool: { name: 'entrace', version: '0.0.0' }, reports, unreadable: [] };
}
