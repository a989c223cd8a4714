import { findClientApp, findResource } from '../knowledge/find-app.js';
import { CLOUD_NAMES } from '../knowledge/login-hosts.js';
import type { Flow } from '../oauth/flows.js';
import type { Masker } from '../redact/masker.js';
import type { AuthorityReport, FlowReport } from './report.js';

/** One flow as reports show it. */
export function toFlowReport(flow: Flow, masker: Masker): FlowReport {
  return {
    id: flow.id,
    kind: flow.kind,
    grantTypes: flow.grantTypes.map((value) => masker.text(value)),
    clientId: nullable(flow.clientId, (value) => masker.parameter('client_id', value)),
    clientName: findClientApp(flow.clientId)?.name ?? null,
    authority: toAuthority(flow, masker),
    resource: toResource(flow, masker),
    scope: {
      requested: flow.requestedScopes.map((value) => masker.parameter('scope', value)),
      granted: flow.grantedScopes.map((value) => masker.parameter('scope', value)),
    },
    redirectUri: nullable(flow.redirectUri, (value) => masker.parameter('redirect_uri', value)),
    responseType: nullable(flow.responseType, (value) => masker.text(value)),
    responseMode: nullable(flow.responseMode, (value) => masker.text(value)),
    library:
      flow.library === undefined
        ? null
        : { name: masker.text(flow.library.name), version: masker.text(flow.library.version) },
    outcome: flow.outcome,
    recoveredBy: flow.recoveredBy ?? null,
    messages: flow.messages.map(({ id }) => id),
    joins: flow.joins,
    errors: flow.errors.map(({ id }) => id),
    correlationIds: flow.correlationIds.map((id) => masker.parameter('correlation_id', id)),
  };
}

function nullable(value: string | undefined, show: (value: string) => string): string | null {
  return value === undefined ? null : show(value);
}

function toAuthority({ authority }: Flow, masker: Masker): AuthorityReport | null {
  if (authority === undefined) return null;
  return {
    host: masker.text(authority.host),
    cloud: authority.cloud === undefined ? 'unknown' : CLOUD_NAMES[authority.cloud],
    tenant: nullable(authority.tenant, (value) => masker.parameter('tenant', value)),
    endpointVersion: authority.version ?? null,
  };
}

function toResource({ resource }: Flow, masker: Masker): FlowReport['resource'] {
  if (resource === undefined) return null;
  return { id: masker.parameter('resource', resource), name: findResource(resource)?.name ?? null };
}
