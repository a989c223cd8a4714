import type { CaptureNote, Product } from '../model/capture.js';
import type {
  AuthorityReport,
  CaptureSummary,
  ChecklistItem,
  CorrectedRequest,
  Document,
  ErrorReport,
  EvidenceReport,
  Finding,
  FlowReport,
  Handoff,
  Reference,
  Report,
  RequestLine,
  Severity,
  ShownParameter,
  Summary,
  TimelineItem,
  TokenReport,
  Undecided,
  Unreadable,
} from './report.js';
import { SCHEMA_VERSION } from './report.js';
import {
  choice,
  constant,
  count,
  define,
  flag,
  instant,
  type JsonSchema,
  listOf,
  objectOf,
  optional,
  orNull,
  quantity,
  record,
  text,
} from './schema/json-schema.js';

const entry = count('Index of the entry in the file, from 0.');
const pointer = text('RFC 6901 pointer inside the entry as HAR 1.2 has it.');
const flowId = orNull(text('Id of the flow it belongs to; null where it belongs to none.'));
const ids = (what: string) => listOf(`Ids of ${what}.`, text('Id.'));

const product = define(
  'product',
  objectOf<Product>('A program.', { name: text('Its name.'), version: text('Its version; may be empty.') }),
);

const note = define(
  'note',
  objectOf<CaptureNote>('A repair that was made, or a thing that is missing.', {
    code: text('Stable kebab-case name of the kind of note.'),
    message: text('One sentence.'),
    entry: optional(count('Index of the entry it is about; absent where it is about the file.')),
  }),
);

const capture = define(
  'capture',
  objectOf<CaptureSummary>('The file that was read.', {
    name: text('Base name of the file; in a batch its path below the folder.'),
    format: choice('Kind of file.', 'har', 'saz', 'netlog', 'burp', 'mitmproxy', 'charles', 'playwright'),
    sizeBytes: count('Size of the file as it was given.'),
    sha256: orNull(text('Lower-case hexadecimal SHA-256 of the file; null unless asked for.')),
    creator: orNull(product.ref),
    browser: orNull(product.ref),
    entryCount: count('Entries in the file, read or not.'),
    startedDateTime: orNull(instant('When the first entry started; null where none has a time.')),
    endedDateTime: orNull(instant('When the last entry ended; null where none has a time.')),
    quality: choice(
      'Whether all of the sign-in could be read: `partial` where something is missing or was skipped.',
      'complete',
      'partial',
      'damaged',
    ),
    notes: listOf('Repairs and missing things.', note.ref),
  }),
);

const counts = objectOf<Readonly<Record<Severity, number>>>('Findings by severity.', {
  critical: count('Findings that are critical.'),
  error: count('Findings that are errors.'),
  warning: count('Findings that are warnings.'),
  info: count('Findings for information.'),
});

const summary = define(
  'summary',
  objectOf<Summary>('What came of it, in short.', {
    headline: text('One sentence: the root cause, that nothing is wrong, or what cannot be told.'),
    counts,
    rootCauses: ids('the findings that are root causes'),
    liveSecrets: count('Credentials that were still valid when the capture ended.'),
  }),
);

const authority = define(
  'authority',
  objectOf<AuthorityReport>('Where the client went for its tokens.', {
    host: text('Host name.'),
    cloud: text('National cloud or kind of directory.'),
    tenant: orNull(text('Tenant as the path names it; null where the path has none.')),
    endpointVersion: orNull(text('Version of the endpoint; null where the path has none.')),
  }),
);

const flow = define(
  'flow',
  objectOf<FlowReport>('One run of a grant, from its first message to its last.', {
    id: text('Id within this report.'),
    kind: choice(
      'Kind of flow.',
      'authorization-code',
      'hybrid',
      'implicit',
      'client-credentials',
      'refresh-token',
      'device-code',
      'password',
      'on-behalf-of',
      'jwt-bearer',
      'saml-bearer',
      'native-authentication',
      'managed-identity',
      'broker',
      'sign-out',
      'saml',
      'ws-federation',
      'unknown',
    ),
    grantTypes: listOf('Values of grant_type as sent.', text('grant_type.')),
    clientId: orNull(text('Client id; null where none was seen.')),
    clientName: orNull(text('Name of a well-known client; null for all others.')),
    authority: orNull(authority.ref),
    resource: orNull(
      objectOf<NonNullable<FlowReport['resource']>>('The API that tokens are asked for.', {
        id: text('App id, app id URI or URL.'),
        name: orNull(text('Name of a well-known API; null for all others.')),
      }),
    ),
    scope: objectOf<FlowReport['scope']>('Scopes.', {
      requested: listOf('Scopes asked for.', text('Scope.')),
      granted: listOf('Scopes given.', text('Scope.')),
    }),
    redirectUri: orNull(text('redirect_uri, its query masked; null where none was sent.')),
    responseType: orNull(text('response_type; null where none was sent.')),
    responseMode: orNull(text('response_mode; null where none was sent.')),
    library: orNull(product.ref),
    outcome: choice('How it ended.', 'succeeded', 'failed', 'incomplete'),
    recoveredBy: orNull(text('Id of the later flow that succeeded at the same; null where none did.')),
    messages: ids('its messages, in time order'),
    joins: listOf(
      'Why each message was counted among this flow.',
      objectOf<FlowReport['joins'][number]>('One reason.', {
        message: text('Id of the message.'),
        by: text('What ties it to the flow.'),
      }),
    ),
    errors: ids('the errors in it'),
    correlationIds: listOf('Correlation ids seen in it.', text('Correlation id.')),
  }),
);

const shownParameter = objectOf<ShownParameter>('One parameter.', {
  name: text('Its name.'),
  value: text('Its value, masked.'),
});

const message = define(
  'message',
  objectOf<TimelineItem>('One exchange, request and response together.', {
    id: text('Id within this report.'),
    entry,
    startedDateTime: orNull(instant('When it started; null where the capture does not say.')),
    elapsedMs: orNull(quantity('Milliseconds it took; null where the capture does not say.')),
    kind: text('Kind of message.'),
    flow: flowId,
    from: text('Who sent the request: a lane of the sequence diagram.'),
    to: text('Who answered: a lane of the sequence diagram.'),
    method: text('HTTP method.'),
    url: text('URL with its values masked.'),
    status: orNull(quantity('HTTP status; null where no answer was recorded.')),
    label: text('What happens here, in words.'),
    parameters: listOf('Parameters of the request, masked.', shownParameter),
    answered: listOf(
      'What the answer holds: members of its JSON, or parameters of its redirect or form; masked.',
      shownParameter,
    ),
    tokens: ids('the tokens in it'),
    errors: ids('the errors in it'),
  }),
);

const token = define(
  'token',
  objectOf<TokenReport>('One token, wherever it occurs.', {
    id: text('Id within this report.'),
    type: choice(
      'What it is for.',
      'access_token',
      'id_token',
      'refresh_token',
      'authorization_code',
      'client_assertion',
      'assertion',
      'device_code',
      'other',
    ),
    format: choice('How it is written.', 'jwt', 'jwe', 'saml', 'opaque'),
    fingerprint: text('Kind, ordinal and length; never a part or a hash of it.'),
    issuedBy: orNull(
      objectOf<NonNullable<TokenReport['issuedBy']>>('Where it was given out.', {
        entry,
        message: text('Id of the message.'),
        pointer,
      }),
    ),
    uses: listOf(
      'Where it was sent.',
      objectOf<TokenReport['uses'][number]>('One place.', {
        entry,
        message: orNull(text('Id of the message; null where the entry is none.')),
        pointer,
      }),
    ),
    replacedBy: orNull(text('Id of the token that took its place; null where none did.')),
    header: orNull(record('JOSE header; null for what is no JWT.')),
    claims: orNull(record('Claims, identities masked; null for what is no JWT.')),
    signature: objectOf<TokenReport['signature']>('Whether its signature was verified.', {
      status: choice('What came of it.', 'valid', 'invalid', 'not-checked'),
      reason: text('Why.'),
    }),
    issuedAt: orNull(instant('When it was issued; null where nothing says.')),
    expiresAt: orNull(instant('When it expires; null where nothing says.')),
  }),
);

const error = define(
  'error',
  objectOf<ErrorReport>('An error that a server answered with.', {
    id: text('Id within this report.'),
    entry,
    message: text('Id of the message.'),
    flow: flowId,
    code: orNull(text('Code such as AADSTS50011; null where it has none.')),
    error: orNull(text('Its error member; null where it has none.')),
    suberror: orNull(text('Its suberror member; null where it has none.')),
    description: orNull(text('What the server says, masked; null where it says nothing.')),
    title: orNull(text('What the code means, in a few words; null where that is not known.')),
    correlationId: orNull(text('Correlation id; null where none was sent.')),
    traceId: orNull(text('Trace id; null where none was sent.')),
    timestamp: orNull(text('Time as the server wrote it; null where none was sent.')),
    retryable: flag('Whether the same request may succeed later.'),
    expected: flag('Whether it is part of a normal course of events.'),
  }),
);

const evidence = define(
  'evidence',
  objectOf<EvidenceReport>('A place in the capture that shows it.', {
    role: choice('Whether this is the place, or one it is compared with.', 'primary', 'related'),
    entry: orNull(count('Index of the entry, from 0; null where it is about the whole capture.')),
    pointer,
    within: optional(listOf('Steps inside an encoded value.', text('Step.'))),
    value: optional(text('What stands there, masked; absent where there is nothing to show.')),
    note: text('What to see there.'),
  }),
);

const requestLine = define(
  'requestLine',
  objectOf<RequestLine>('One line of a request, masked.', {
    part: choice('Where in the request it stands.', 'request-line', 'header', 'query', 'body'),
    change: choice('What became of it; what is replaced is both.', 'kept', 'removed', 'added'),
    name: text('The method, or the name of the header or parameter.'),
    value: text('The address without its query, or the value.'),
  }),
);

const correctedRequest = define(
  'correctedRequest',
  objectOf<CorrectedRequest>(
    'The request as it should have been, masked; <…> is for the reader to fill in.',
    {
      method: text('HTTP method.'),
      url: text('URL with its query.'),
      body: text('Form body, one name=value a line; may be empty.'),
      curl: text('The same as one command for a shell.'),
      lines: listOf('The request as sent and as it should have been, what changed marked.', requestLine.ref),
    },
  ),
);

const finding = define(
  'finding',
  objectOf<Finding>('What a rule found.', {
    id: text('Id within this report.'),
    ruleId: text('The rule.'),
    category: choice(
      'What it is about.',
      'grant',
      'scope',
      'claims',
      'client-auth',
      'redirect',
      'pkce',
      'authority',
      'lifetime',
      'consent',
      'cors',
      'resource-call',
      'protocol',
      'hygiene',
      'capture',
    ),
    severity: choice('How bad it is.', 'critical', 'error', 'warning', 'info'),
    proof: choice('How it is known.', 'entry', 'cross-entry', 'server', 'heuristic'),
    title: text('A few words.'),
    detail: text('What exactly was found.'),
    flow: flowId,
    rootCause: flag('Whether it is the cause of what failed.'),
    explains: ids('the errors that it accounts for'),
    consequences: ids('the findings that follow from it'),
    evidence: listOf('Where it shows.', evidence.ref),
    codes: listOf('Codes of the server that belong to it.', text('Code.')),
    checklist: listOf(
      'What was checked, point by point.',
      objectOf<ChecklistItem>('One point.', {
        name: text('What was looked for.'),
        state: choice('Whether it is there.', 'present', 'absent', 'unknown'),
        value: orNull(text('What was there, masked; null where there is nothing to show.')),
      }),
    ),
    correctedRequest: orNull(correctedRequest.ref),
    owner: choice(
      'Who can mend it.',
      'client-app',
      'api',
      'tenant-admin',
      'user',
      'network',
      'capture',
      'service',
    ),
    fix: listOf('What to do, step by step.', text('Step.')),
    references: listOf(
      'What to read.',
      objectOf<Reference>('A page or a section.', { title: text('Its title.'), url: text('Its address.') }),
    ),
    docsUrl: text('Page of the rule.'),
  }),
);

const undecided = define(
  'undecided',
  objectOf<Undecided>('A question that the capture leaves open.', {
    ruleId: text('The rule that asks.'),
    flow: flowId,
    reason: text('Why it cannot be answered.'),
  }),
);

const handoff = define(
  'handoff',
  objectOf<Handoff>('What a support case needs, of the failing request.', {
    tenantId: orNull(text('Tenant; null where not known.')),
    clientId: orNull(text('Client; null where not known.')),
    resource: orNull(text('API; null where not known.')),
    errorCode: orNull(text('Code of the server; null where not known.')),
    correlationId: orNull(text('Correlation id; null where not known.')),
    requestId: orNull(text('Request or trace id; null where not known.')),
    timestampUtc: orNull(instant('When it failed; null where not known.')),
    signInLogQuery: orNull(text('KQL for the sign-in logs; null where no id is known to look for.')),
    nextCapture: orNull(text('What to record next time; null where nothing is missing.')),
  }),
);

const report = define(
  'report',
  objectOf<Report>('All about one capture.', {
    capture: capture.ref,
    summary: summary.ref,
    flows: listOf('Flows, in time order.', flow.ref),
    timeline: listOf('Messages, in time order.', message.ref),
    tokens: listOf('Tokens, each once.', token.ref),
    errors: listOf('Errors, in time order.', error.ref),
    findings: listOf('Findings: root causes first, then by severity, then by entry.', finding.ref),
    undecided: listOf('Open questions.', undecided.ref),
    handoff: orNull(handoff.ref),
  }),
);

const unreadable = define(
  'unreadable',
  objectOf<Unreadable>('An input that could not be read.', {
    name: text('Its name.'),
    code: text('Stable code, ERR_ and a word.'),
    message: text('What is wrong and what to do next.'),
  }),
);

const document = objectOf<Document>('All that one run of entrace reports.', {
  schemaVersion: constant('Changes when a name changes.', SCHEMA_VERSION),
  tool: objectOf<Document['tool']>('What wrote it.', {
    name: constant('Its name.', 'entrace'),
    version: text('Its version.'),
  }),
  reports: listOf('One for each capture that could be read.', report.ref),
  unreadable: listOf('Inputs that could not be read.', unreadable.ref),
});

const DEFINITIONS = [
  report,
  capture,
  product,
  note,
  summary,
  flow,
  authority,
  message,
  token,
  error,
  finding,
  evidence,
  requestLine,
  correctedRequest,
  undecided,
  handoff,
  unreadable,
];

/**
 * JSON Schema (draft 2020-12) of {@link Document}. The compiler holds it to the types: a member that is missing here,
 * or one too many, or one that may be null only there, does not compile.
 */
export const reportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:entrace:report:${SCHEMA_VERSION}`,
  title: 'entrace report',
  ...document.json,
  $defs: Object.fromEntries(DEFINITIONS.map(({ name, json }) => [name, json])),
};
