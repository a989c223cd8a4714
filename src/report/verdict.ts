import type { Report } from './report.js';

/** How a capture came out, in one word: for a mark before its headline. */
export type Verdict = (typeof VERDICTS)[number];

/** The worst first. */
export const VERDICTS = ['failed', 'warned', 'healthy', 'unknown'] as const;

/** `unknown` where no sign-in was found that could be judged. */
export function verdictOf({ summary, flows }: Pick<Report, 'summary' | 'flows'>): Verdict {
  const { critical, error, warning } = summary.counts;
  if (summary.rootCauses.length > 0 || critical > 0 || error > 0) return 'failed';
  if (warning > 0) return 'warned';
  return flows.length > 0 ? 'healthy' : 'unknown';
}
