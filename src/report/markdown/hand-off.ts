import type { Handoff } from '../report.js';
import { markdownBlock, markdownCode, markdownTable, markdownText } from './safe.js';
import { led, section } from './section.js';

/** What a support case asks for first. */
export function handOffSection(handoff: Handoff | null): string[] {
  if (handoff === null) return [];
  const ids: [name: string, value: string | null][] = [
    ['Error', handoff.errorCode],
    ['Correlation id', handoff.correlationId],
    ['Request id', handoff.requestId],
    ['Time (UTC)', handoff.timestampUtc],
    ['Tenant', handoff.tenantId],
    ['Client', handoff.clientId],
    ['Resource', handoff.resource],
  ];
  const rows = ids.flatMap(([name, value]) => (value === null ? [] : [[name, markdownCode(value)]]));
  const { signInLogQuery, nextCapture } = handoff;
  const query = signInLogQuery === null ? [] : markdownBlock(signInLogQuery, 'kusto');
  return section(
    'For the support case',
    markdownTable(['Field', 'Value'], rows),
    led('Sign-in logs, in Log Analytics:', query),
    nextCapture === null ? [] : [`**Next capture:** ${markdownText(nextCapture)}`],
  );
}
