import { headerValue } from '../model/headers.js';
import { stringMember } from '../model/json.js';
import { parseUtc } from '../model/parse-utc.js';
import type { Flow } from '../oauth/flows.js';
import type { Message, OAuthError } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import type { Masker } from '../redact/masker.js';
import type { RankedFinding } from '../rules/root-cause.js';
import { nextCaptureAdvice } from './next-capture.js';
import { primaryEntry } from './primary-evidence.js';
import type { Handoff } from './report.js';
import { signInLogQuery } from './sign-in-log-query.js';
import { toIsoTime } from './time-text.js';

/** The ids and the query that a support case needs, for the failing request; null where nothing failed. */
export function toHandoff(story: Story, findings: readonly RankedFinding[], masker: Masker): Handoff | null {
  const error = failingError(story, findings);
  const message = error === undefined ? failingMessage(story, findings) : story.messageOf(error.message);
  if (message === undefined) return null;
  const flow = story.flowOf(message.id);
  const correlationId = correlationOf(error, message, flow);
  const requestId = requestIdOf(error, message);
  const show = (name: string, value: string | undefined) =>
    value === undefined ? null : masker.parameter(name, value);
  return {
    tenantId: show('tenant', tenantOf(story, flow, message)),
    clientId: show('client_id', flow?.clientId ?? message.parameters.value('client_id')),
    resource: show('resource', flow?.resource),
    errorCode: error?.code ?? null,
    correlationId: show('correlation_id', correlationId),
    requestId: show('trace_id', requestId),
    timestampUtc: timestampOf(error, message),
    signInLogQuery: signInLogQuery(correlationId, requestId, message.judgedMs),
    nextCapture: nextCaptureAdvice(story, flow),
  };
}

function failingError(story: Story, findings: readonly RankedFinding[]): OAuthError | undefined {
  const explained = new Set(
    findings.filter(({ rootCause }) => rootCause).flatMap(({ explains }) => explains),
  );
  const failures = story.errors.filter((error) => !error.isExpected);
  const unrecovered = failures.filter((error) => {
    const flow = story.flowOf(error.message);
    return flow === undefined || (flow.outcome === 'failed' && flow.recoveredBy === undefined);
  });
  return failures.find(({ id }) => explained.has(id)) ?? unrecovered.at(-1);
}

function failingMessage(story: Story, findings: readonly RankedFinding[]): Message | undefined {
  const cause = findings.find(({ rootCause }) => rootCause);
  return story.messageAt(cause === undefined ? null : primaryEntry(cause));
}

function correlationOf(
  error: OAuthError | undefined,
  message: Message,
  flow: Flow | undefined,
): string | undefined {
  const { request, response } = message.entry;
  return (
    error?.correlationId ??
    message.parameters.value('client-request-id') ??
    headerValue(request.headers, 'client-request-id') ??
    headerValue(response.headers, 'client-request-id') ??
    flow?.correlationIds[0]
  );
}

function requestIdOf(error: OAuthError | undefined, { entry }: Message): string | undefined {
  return (
    error?.traceId ??
    headerValue(entry.response.headers, 'x-ms-request-id') ??
    headerValue(entry.response.headers, 'request-id')
  );
}

/** The tenant by number where anything names it: the path, metadata, or a token of the flow. */
function tenantOf(story: Story, flow: Flow | undefined, message: Message): string | undefined {
  const path = message.endpoint?.tenant ?? flow?.authority?.tenant;
  const ids = (flow?.messages ?? [message]).map(({ id }) => id);
  const token = story.tokens.find(({ jwt, issuedBy, uses }) => {
    const seen = [issuedBy, ...uses].some((use) => use !== undefined && ids.includes(use.message.id));
    return seen && stringMember(jwt?.payload, 'tid') !== undefined;
  });
  return story.tenants.idOf(path) ?? stringMember(token?.jwt?.payload, 'tid') ?? path;
}

function timestampOf(error: OAuthError | undefined, message: Message): string | null {
  return toIsoTime(parseUtc(error?.timestamp) ?? message.judgedMs);
}
