import { isGuid } from '../model/guid.js';
import { toIsoTime } from './time-text.js';

/** Sign-ins reach the log within minutes of the event. */
const LOG_WINDOW_MS = 60 * 60 * 1000;

/**
 * A KQL query over all sign-in tables of Log Analytics; null where no id is known to search for. `atMs` narrows it to
 * an hour before and after. Only GUIDs enter it: a captured id is hostile text like the rest.
 */
export function signInLogQuery(
  correlationId: string | undefined,
  requestId: string | undefined,
  atMs: number | undefined,
): string | null {
  const conditions = [
    isGuid(correlationId) ? `CorrelationId == "${correlationId.toLowerCase()}"` : undefined,
    isGuid(requestId) ? `Id == "${requestId.toLowerCase()}"` : undefined,
  ].filter((condition) => condition !== undefined);
  if (conditions.length === 0) return null;
  const from = toIsoTime(atMs === undefined ? undefined : atMs - LOG_WINDOW_MS);
  const to = toIsoTime(atMs === undefined ? undefined : atMs + LOG_WINDOW_MS);
  const window =
    from === null || to === null
      ? []
      : [`| where TimeGenerated between (datetime(${from}) .. datetime(${to}))`];
  return [
    'union isfuzzy=true SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs',
    ...window,
    `| where ${conditions.join(' or ')}`,
    '| project TimeGenerated, Type, AppDisplayName, AppId, ResourceDisplayName, ResultType, ResultDescription, CorrelationId, Id, IPAddress',
  ].join('\n');
}
