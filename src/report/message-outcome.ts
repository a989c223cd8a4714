import type { ErrorReport, TimelineItem } from './report.js';
import { found, type ReportIndex } from './text/report-index.js';

/** Whether an exchange went wrong: an error that nobody expected, or without any error a status that says so. */
export function hasFailed(item: TimelineItem, index: ReportIndex): boolean {
  const error = tellingError(item, index);
  if (error !== undefined) return !error.expected;
  if (item.status === 401 && CHALLENGING.has(item.kind)) return false;
  return item.status !== null && item.status >= 400;
}

/** A probe for single sign-on and the endpoint of Azure Arc ask with 401 for what comes next: that is how they work. */
const CHALLENGING: ReadonlySet<TimelineItem['kind']> = new Set(['sign-in-step', 'managed-identity-request']);

/** Status and code of the answer, such as `400 AADSTS240002`. */
export function answerWords(item: TimelineItem, index: ReportIndex): string {
  const words = item.status === null ? 'no answer' : String(item.status);
  const error = tellingError(item, index);
  const code = error?.expected === true ? (error.error ?? error.code) : (error?.code ?? error?.error);
  return code === null || code === undefined ? words : `${words} ${code}`;
}

/** Of the errors of an exchange the one that says how it went: the first that nobody expected, else the first. */
export function tellingError({ errors }: TimelineItem, index: ReportIndex): ErrorReport | undefined {
  const all = found(errors, index.errors);
  return all.find(({ expected }) => !expected) ?? all[0];
}
