import { comparable } from '../knowledge/find-app.js';
import type { Flow } from './flows.js';
import type { ProtectedResourceRequest } from './messages.js';

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
  if (flow.clientId === undefined) return [];
  const kind = USER_KINDS.has(flow.kind) ? 'user' : flow.kind;
  const resource = flow.resource === undefined ? '' : comparable(flow.resource);
  return [`${kind} ${flow.clientId.toLowerCase()} ${resource}`];
}

/** Calls without a sign-in in the capture: the very same call, later and with another token, shows what became of it. */
function refusedCalls({ kind, resourceCalls }: Flow): string[] {
  if (kind !== 'unknown') return [];
  return resourceCalls.filter(({ answer }) => answer.status === 401).map(callKey);
}

function acceptedCalls({ resourceCalls }: Flow): string[] {
  return resourceCalls
    .filter(({ answer }) => answer.status !== undefined && answer.status < 400)
    .map(callKey);
}

function callKey({ entry, url }: ProtectedResourceRequest): string {
  return `call ${entry.request.method} ${url.origin}${url.pathname}`;
}
