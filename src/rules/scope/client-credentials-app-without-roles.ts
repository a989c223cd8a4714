import { findResource } from '../../knowledge/find-app.js';
import { member, numberMember } from '../../model/json.js';
import { type ApiToken, isDenied } from '../../oauth/api-token.js';
import { judgedSeconds } from '../../oauth/clock.js';
import type { Story } from '../../oauth/story.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';
import { presentedTokenRule } from '../families/presented-token.js';
import { clientOf } from '../token-checklist.js';

/** APIs that decide by Azure role assignments or by their own lists: their tokens never carry roles. */
const DECIDE_BY_THEMSELVES: ReadonlySet<string> = new Set([
  'Azure Resource Manager',
  'Azure Resource Manager (US Government)',
  'Azure Key Vault',
  'Azure Key Vault Managed HSM',
  'Azure Storage',
  'Azure SQL Database',
  'Azure Cosmos DB principal ID - Other regions',
  'Azure DevOps',
  'Azure Data Explorer',
  'Microsoft.EventHubs',
  'Azure IoT Hub',
  'Azure Digital Twins service endpoint resource ID',
  'Azure App Configuration',
  'Microsoft Cognitive Services',
  'Azure Databricks app ID',
  'Azure Data Lake',
  'Microsoft Azure Batch - Public cloud',
  'AKS server app ID',
  'Azure Purview',
  'Azure API for FHIR app ID',
  'Managed Grafana Resource ID',
  'Azure Analysis Services',
  'Azure Synapse (workspace artifacts / dev endpoint)',
  'Log Analytics API',
  'Application Insights API',
  'Dataverse',
  'Power BI Service',
  'Power BI Service (US Government)',
]);

/**
 * Reports an app-only token without `roles` that an API refused. An API may take such tokens by a list of its own, so
 * only a refusal counts, and only of APIs that go by application permissions.
 */
export const clientCredentialsAppWithoutRoles = presentedTokenRule({
  meta: {
    id: 'client-credentials-app-without-roles',
    category: 'scope',
    title: 'App-only token without roles refused by the API',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'tenant-admin',
    codes: [],
    messages: {
      none: 'Entry {entry}: {host} answered {status} to an app-only token that has no roles. No application permission was granted to client {client} for {audience}.',
    },
    why: 'A token of an app carries the application permissions that an administrator granted, as roles. Where none was granted Entra issues the token all the same.',
    fix: [
      'Add application permissions of this API to the registration (delegated ones do not count), and grant admin consent.',
      'For a managed identity, assign the app role by Microsoft Graph or PowerShell.',
      'Then get a new token: the old one, and what a managed identity has cached, stays without.',
    ],
    references: [learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow')],
    supersedes: ['graph-insufficient-privileges'],
  },
  findFault: (held, story) => {
    const { call, bearer, jwt, token } = held;
    if (!isDenied(call) || !isWithoutRoles(held) || isExpired(held, story)) return undefined;
    const audience = audiencesOf(jwt)[0] ?? '';
    if (DECIDE_BY_THEMSELVES.has(findResource(audience)?.name ?? '')) return undefined;
    const evidence = [
      primary(call, inside(bearer, 'payload'), 'no roles here'),
      related(call, call.errors[0] ?? STATUS, 'the API’s answer'),
    ];
    const client = clientOf(token) ?? 'of this token';
    return { messageId: 'none', data: { status: call.answer.status ?? 0, audience, client }, evidence };
  },
});

function isWithoutRoles({ token, jwt }: ApiToken): boolean {
  const roles = member(jwt.payload, 'roles');
  const isEmpty = roles === undefined || (Array.isArray(roles) && roles.length === 0);
  return token.kind === 'app-only-access-token' && isEmpty;
}

function isExpired({ jwt, call }: ApiToken, { clockSkew }: Story): boolean {
  const exp = numberMember(jwt.payload, 'exp');
  const now = judgedSeconds(call, clockSkew);
  return exp !== undefined && now !== undefined && exp < now;
}
