import type { Document } from '../report/report.js';
import { SEVERITIES, type Severity } from '../rules/rule-terms.js';

/** How a run ended. Scripts branch on these; the highest that applies is the one. */
export const EXIT_CODES = {
  done: 0,
  /** Done, with findings at or above `--fail-on`. */
  findings: 1,
  /** Unusable arguments, or an input that cannot be read. */
  unusable: 2,
  /** A fault in entrace itself. */
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The least severity that makes a run fail; `never` for none. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** A capture that was not sanitized is no reason to fail a build. */
const NEVER_COUNTED = 'live-secrets-in-capture';

/** The exit code of a finished run. `hadFault` is true where entrace itself failed somewhere on the way. */
export function exitCodeOf(document: Document, failOn: FailOn, hadFault: boolean): ExitCode {
  if (hadFault) return EXIT_CODES.fault;
  if (document.unreadable.length > 0) return EXIT_CODES.unusable;
  return hasFindings(document, failOn) ? EXIT_CODES.findings : EXIT_CODES.done;
}

function hasFindings(document: Document, failOn: FailOn): boolean {
  const findings = document.reports.flatMap((report) => report.findings);
  return findings.some(({ ruleId, severity }) => ruleId !== NEVER_COUNTED && reaches(severity, failOn));
}

/** Whether a finding counts for `--fail-on`. `never` stands last, so every severity would reach it. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(failOn);
}
