import { namedApp } from './app-names.js';
import type { Handoff } from './report.js';

/** What a support case asks for first, by the names that people give it; what is not known is left out. */
export function handOffFacts(handoff: Handoff): (readonly [name: string, value: string])[] {
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['Error', handoff.errorCode],
    ['Correlation id', handoff.correlationId],
    ['Request id', handoff.requestId],
    ['Time (UTC)', handoff.timestampUtc],
    ['Tenant', handoff.tenantId],
    ['Client', named(handoff.clientId)],
    ['Resource', named(handoff.resource)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

function named(id: string | null): string | null {
  return id === null ? null : namedApp(id);
}
