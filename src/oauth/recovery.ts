import { comparable } from '../knowledge/find-app.js';
import { onceFor } from '../model/once-for.js';
import { withoutQuery } from '../model/url.js';
import type { Flow } from './flows.js';
import type { ProtectedResourceRequest } from './messages.js';
import type { Story } from './story.js';

/** Marks each flow that failed with the first later flow that succeeded at the same thing. */
export function findRecovery(flows: readonly Flow[]): Flow[] {
  const successes = new Map<string, Flow[]>();
  for (const flow of flows) {
    if (flow.outcome !== 'succeeded') continue;
    for (const key of [...purposesOf(flow), ...acceptedCalls(flow)])
      successes.set(key, [...(successes.get(key) ?? []), flow]);
  }
  return flows.map((flow) => ({ ...flow, recoveredBy: laterSuccess(flow, successes) }));
}

function laterSuccess(flow: Flow, successes: ReadonlyMap<string, readonly Flow[]>): string | undefined {
  if (flow.outcome !== 'failed') return undefined;
  for (const key of [...purposesOf(flow), ...refusedCalls(flow)]) {
    const later = successes.get(key)?.find((each) => flowNumber(each) > flowNumber(flow));
    if (later !== undefined) return later.id;
  }
  return undefined;
}

function flowNumber(flow: Flow): number {
  return Number(flow.id.slice(1));
}

/** Kinds with a user at the screen replace each other: a silent attempt that fails is followed by a sign-in. */
const USER_KINDS: ReadonlySet<Flow['kind']> = new Set([
  'authorization-code',
  'hybrid',
  'implicit',
  'refresh-token',
  'device-code',
  'password',
]);

/** What a flow is for: the same client, the same kind of grant, the same API. */
function purposesOf(flow: Flow): string[] {
  const client = flow.clientId?.toLowerCase() ?? hiddenClient(flow);
  if (client === undefined) return [];
  const kind = USER_KINDS.has(flow.kind) ? 'user' : flow.kind;
  const resource = flow.resource === undefined ? '' : comparable(flow.resource);
  return [`${kind} ${client} ${resource}`];
}

/** Clients that a sanitizer made alike are taken for one: most captures are of one app, and its success is no failure. */
function hiddenClient({ messages }: Flow): string | undefined {
  return messages.some(({ parameters }) => parameters.get('client_id')?.isRedacted) ? 'redacted' : undefined;
}

/** Calls without a sign-in in the capture: the very same call, later and with another token, shows what became of it. */
function refusedCalls({ kind, resourceCalls }: Flow): string[] {
  if (kind !== 'unknown') return [];
  return resourceCalls.filter(({ answer }) => answer.status === 401).map(callKey);
}

function acceptedCalls({ resourceCalls }: Flow): string[] {
  return resourceCalls.filter(isAccepted).map(callKey);
}

/**
 * Whether the very same call of an API was accepted later. Calls outside flows have nothing else to tell by: SDKs ask
 * without a token first, to learn the tenant from the challenge, and then again with one. Sanitized captures do not
 * show that one, so any entry counts, recognised as a message or not.
 */
export function isAcceptedLater(call: ProtectedResourceRequest, story: Story): boolean {
  const last = lastAccepted(story).get(callKey(call));
  return last !== undefined && last > (call.startedMs ?? Number.POSITIVE_INFINITY);
}

/** When a call was last accepted, by the clock of the capture; entries without a time prove no order. */
const lastAccepted = onceFor(({ capture }: Story): ReadonlyMap<string, number> => {
  const last = new Map<string, number>();
  for (const { request, response, startedMs } of capture.entries) {
    const isGood = response.status !== undefined && response.status >= 200 && response.status < 400;
    const key = `call ${request.method} ${withoutQuery(request.url)}`;
    if (isGood && startedMs !== undefined) last.set(key, Math.max(startedMs, last.get(key) ?? startedMs));
  }
  return last;
});

function isAccepted({ answer }: ProtectedResourceRequest): boolean {
  return answer.status !== undefined && answer.status < 400;
}

function callKey({ entry }: ProtectedResourceRequest): string {
  return `call ${entry.request.method} ${withoutQuery(entry.request.url)}`;
}
