import type { Entry } from '../model/capture.js';
import { findHeader, inResponse } from '../model/headers.js';
import { type JsonObject, member, stringMember } from '../model/json.js';
import type { Location, Parameters } from '../model/parameters.js';
import { claimsOf } from './challenge.js';
import type { Answer, ErrorChannel, MessageKind, OAuthError } from './messages.js';
import { findSamlFailure } from './saml-status.js';
import { codesIn, readTail } from './server-codes.js';

/** An error before its message and its id are known. */
export type FoundError = Omit<OAuthError, 'id' | 'message' | 'entry' | 'isExpected'>;

const BODY = '/response/content/text';

/** What an error is looked for in. */
export interface ErrorSource {
  readonly entry: Entry;
  readonly kind: MessageKind;
  readonly request: Parameters;
  readonly answer: Answer;
}

/**
 * Every error that one exchange carries. The body goes before headers; a header speaks only where the body is
 * silent or was not recorded, so that one failure is one error.
 */
export function findErrors(source: ErrorSource): FoundError[] {
  const { answer, kind, entry } = source;
  const ofRequest =
    kind === 'authorization-error-response' ? [errorOfParameters(source.request, 'redirect')] : [];
  const found = [
    ...ofRequest,
    answer.json === undefined ? undefined : errorOfJson(answer.json, answer.parameters),
    answer.json === undefined && answer.location !== undefined
      ? errorOfParameters(answer.parameters, 'redirect')
      : undefined,
    errorOfPage(answer),
    answer.page === undefined ? undefined : errorOfParameters(answer.parameters, 'form-post'),
    errorOfSaml(source),
    ...errorsOfChallenges(answer),
  ].filter((error) => error !== undefined);
  const [first, ...rest] = found;
  if (first !== undefined) return [first, ...rest.filter((error) => error.channel === 'challenge')];
  const telemetry = errorOfTelemetry(entry, answer);
  if (telemetry !== undefined) return [telemetry];
  const network = errorOfNetwork(entry, kind);
  return network === undefined ? [] : [network];
}

function errorOfParameters(parameters: Parameters, fallback: ErrorChannel): FoundError | undefined {
  const error = parameters.get('error');
  const description = parameters.get('error_description');
  if (error === undefined && description === undefined) return undefined;
  const at = (description ?? error)?.at ?? { pointer: BODY };
  const channel = error?.source === 'html' || error?.source === 'form' ? 'form-post' : fallback;
  return {
    channel,
    at,
    error: parameters.value('error'),
    suberror: parameters.value('suberror') ?? parameters.value('error_subcode'),
    claims: parameters.value('claims'),
    ...textFacts(parameters.value('error_description'), []),
  };
}

function textFacts(description: string | undefined, codes: readonly string[]) {
  const all = [...new Set([...codesIn(description), ...codes])];
  return { description, codes: all, code: innermost(all), ...readTail(description) };
}

/** The outer code is general, the inner one is the cause (notes on AADSTS, section 0). */
function innermost(codes: readonly string[]): string | undefined {
  return codes.at(-1);
}

function errorOfJson(json: JsonObject, parameters: Parameters): FoundError | undefined {
  const error = member(json, 'error');
  if (typeof error === 'string') return errorOfTokenJson(json, parameters);
  if (typeof error === 'object' && error !== null) return errorOfApiJson(error);
  if (stringMember(json, 'error_description') !== undefined) return errorOfTokenJson(json, parameters);
  return typeof member(json, 'statusCode') === 'number' ? errorOfAppService(json) : undefined;
}

/** The token endpoint's error object (RFC 6749 section 5.2, with Entra's members). */
function errorOfTokenJson(json: JsonObject, parameters: Parameters): FoundError {
  const facts = textFacts(stringMember(json, 'error_description'), errorCodes(json));
  const named = parameters.has('error_description') ? 'error_description' : 'error';
  return {
    channel: 'json',
    at: { pointer: BODY, within: ['json', named] },
    error: stringMember(json, 'error'),
    suberror: stringMember(json, 'suberror'),
    claims: stringMember(json, 'claims'),
    ...facts,
    correlationId: stringMember(json, 'correlation_id') ?? facts.correlationId,
    traceId: stringMember(json, 'trace_id') ?? facts.traceId,
    timestamp: stringMember(json, 'timestamp') ?? facts.timestamp,
  };
}

function errorCodes(json: JsonObject): string[] {
  const codes = member(json, 'error_codes');
  if (!Array.isArray(codes)) return [];
  return codes.filter((code) => Number.isInteger(code) && code >= 1000).map((code) => `AADSTS${code}`);
}

/** `{"statusCode","message","correlationId"}` of the managed identity endpoint of App Service. */
function errorOfAppService(json: JsonObject): FoundError | undefined {
  const description = stringMember(json, 'message');
  if (description === undefined || Number(member(json, 'statusCode')) < 400) return undefined;
  const facts = textFacts(description, []);
  return {
    channel: 'api',
    at: { pointer: BODY, within: ['json', 'message'] },
    error: undefined,
    suberror: undefined,
    claims: undefined,
    ...facts,
    correlationId: stringMember(json, 'correlationId') ?? facts.correlationId,
  };
}

/** `{"error":{"code","message"}}` of Microsoft Graph, Azure Resource Manager and managed identities. */
function errorOfApiJson(error: object): FoundError {
  const description = stringMember(error, 'message');
  const inner = member(error, 'innerError') ?? member(error, 'innererror');
  const facts = textFacts(description, []);
  return {
    channel: 'api',
    at: { pointer: BODY, within: ['json', 'error', 'message'] },
    error: stringMember(error, 'code'),
    suberror: undefined,
    claims: undefined,
    ...facts,
    correlationId: stringMember(inner, 'client-request-id') ?? facts.correlationId,
    traceId: stringMember(inner, 'request-id') ?? facts.traceId,
    timestamp: stringMember(inner, 'date') ?? facts.timestamp,
  };
}

/**
 * `$Config` of a sign-in page. The page is HTTP 200 whatever happened; the number may stand without its prefix
 * and the text in the user's language (capture lessons 4.1).
 */
function errorOfPage(answer: Answer): FoundError | undefined {
  const config = answer.page?.config;
  if (config === undefined) return undefined;
  const message = stringMember(config, 'strServiceExceptionMessage');
  const number = codesIn(message).length === 0 ? pageCode(config) : undefined;
  const description = message ?? (number === undefined ? undefined : stringMember(config, 'sErrTxt'));
  if (description === undefined && number === undefined) return undefined;
  const name = number === undefined ? 'strServiceExceptionMessage' : number.name;
  const facts = textFacts(description, number === undefined ? [] : [`AADSTS${number.text}`]);
  return {
    channel: 'page',
    at: { pointer: BODY, within: ['html', answer.page?.configName ?? '$Config', name] },
    error: undefined,
    suberror: undefined,
    claims: undefined,
    ...facts,
    correlationId: stringMember(config, 'correlationId') ?? facts.correlationId,
    traceId: stringMember(config, 'sessionId') ?? facts.traceId,
  };
}

/** A SAML response that brings no assertion says so in its status (SAML Core section 3.2.2.2), told where it arrives. */
function errorOfSaml({ kind, request }: ErrorSource): FoundError | undefined {
  const parameter = kind === 'saml-response' ? request.get('SAMLResponse') : undefined;
  const status = parameter === undefined ? undefined : findSamlFailure(parameter.value);
  if (parameter === undefined || status === undefined) return undefined;
  return {
    channel: 'saml',
    at: parameter.at,
    error: status.code,
    suberror: status.subCode,
    claims: undefined,
    ...textFacts(status.message, []),
  };
}

/** Entra's numbers are below 10 million; consumer pages use codes of their own (`80041012`). */
const LARGEST_AADSTS = 9_999_999;

function pageCode(config: JsonObject): { name: string; text: string } | undefined {
  for (const name of ['sErrorCode', 'iErrorCode', 'strErrorCode']) {
    const text = String(member(config, name) ?? '');
    if (/^\d{4,8}$/.test(text) && Number(text) <= LARGEST_AADSTS) return { name, text };
  }
  return undefined;
}

function errorsOfChallenges(answer: Answer): FoundError[] {
  return answer.challenges.flatMap((challenge) => {
    const error = challenge.parameters.get('error');
    if (error === undefined) return [];
    const facts = textFacts(challenge.parameters.get('error_description'), []);
    const found = { channel: 'challenge' as const, at: challenge.at, error, suberror: undefined };
    return [{ ...found, claims: claimsOf(challenge), ...facts }];
  });
}

const CLITELEM = /^\s*\d+(?:\.\d+)?,(\d{4,8}),/;

/** `x-ms-clitelem` repeats the code in a header: it survives where the body was dropped (notes, c.4). */
function errorOfTelemetry(entry: Entry, answer: Answer): FoundError | undefined {
  if (answer.outcome === 'accepted' && answer.status !== undefined && answer.status < 400) return undefined;
  const header = findHeader(entry.response.headers, 'x-ms-clitelem');
  const number = header === undefined ? undefined : CLITELEM.exec(header.value)?.[1];
  if (header === undefined || number === undefined) return undefined;
  const at: Location = inResponse(header);
  return {
    channel: 'header',
    at,
    error: undefined,
    suberror: undefined,
    claims: undefined,
    ...textFacts(undefined, [`AADSTS${number}`]),
  };
}

/** A browser saw no answer: blocked by CORS, cancelled, offline. Only where an answer was due. */
function errorOfNetwork(entry: Entry, kind: MessageKind): FoundError | undefined {
  const reason = entry.response._error;
  if (entry.response.status !== undefined || reason === undefined || kind !== 'token-request')
    return undefined;
  const facts = { description: undefined, codes: [], code: undefined, ...readTail(undefined) };
  return {
    channel: 'network',
    at: { pointer: '/response/_error' },
    error: reason,
    suberror: undefined,
    claims: undefined,
    ...facts,
  };
}
