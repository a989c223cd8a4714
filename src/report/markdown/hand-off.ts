import { handOffFacts } from '../handoff-facts.js';
import type { Handoff } from '../report.js';
import { markdownBlock, markdownCode, markdownTable, markdownText } from './safe.js';
import { led, section } from './section.js';

/** What a support case asks for first. */
export function handOffSection(handoff: Handoff | null): string[] {
  if (handoff === null) return [];
  const rows = handOffFacts(handoff).map(([name, value]) => [name, markdownCode(value)]);
  const { signInLogQuery, nextCapture } = handoff;
  const query = signInLogQuery === null ? [] : markdownBlock(signInLogQuery, 'kusto');
  return section(
    'For the support case',
    markdownTable(['Field', 'Value'], rows),
    led('Sign-in logs, in Log Analytics:', query),
    nextCapture === null ? [] : [`**Next capture:** ${markdownText(nextCapture)}`],
  );
}
