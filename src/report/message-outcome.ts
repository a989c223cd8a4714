import type { ErrorReport, TimelineItem } from './report.js';

/** Whether an exchange went wrong: an error that nobody expected, or without any error a status that says so. */
export function hasFailed({ status }: TimelineItem, errors: readonly ErrorReport[]): boolean {
  if (errors.length > 0) return errors.some(({ expected }) => !expected);
  return status !== null && status >= 400;
}

/** Status and code of the answer, such as `400 AADSTS240002`. */
export function answerWords({ status }: TimelineItem, errors: readonly ErrorReport[]): string {
  const words = status === null ? 'no answer' : String(status);
  const error = errors.find(({ expected }) => !expected) ?? errors[0];
  const code = error?.expected === true ? (error.error ?? error.code) : (error?.code ?? error?.error);
  return code === null || code === undefined ? words : `${words} ${code}`;
}
