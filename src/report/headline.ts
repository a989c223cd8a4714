import { findError } from '../knowledge/find-error.js';
import type { Flow } from '../oauth/flows.js';
import type { Story } from '../oauth/story.js';
import { primaryEntry } from './primary-evidence.js';
import type { Finding } from './report.js';

/** The rule that repeats the server's code where no rule found the cause. */
export const ECHO = 'entra-error-observed';

/** One sentence: the root cause, or that nothing is wrong, or that the capture cannot tell. */
export function toHeadline(findings: readonly Finding[], story: Story): string {
  const [first, ...others] = causesOf(findings);
  return first === undefined ? quietHeadline(story) : causeHeadline(first, others.length, story);
}

/** What is wrong: the root causes; where nothing has failed, the worst finding that is more than a remark. */
export function causesOf(findings: readonly Finding[]): Finding[] {
  const causes = findings.filter(({ rootCause }) => rootCause);
  if (causes.length > 0) return causes;
  const worst = findings.find(({ severity }) => severity !== 'info');
  return worst === undefined ? [] : [worst];
}

function causeHeadline(cause: Finding, more: number, story: Story): string {
  const entry = primaryEntry(cause);
  const code = cause.explains.length > 0 ? cause.codes[0] : undefined;
  const where = [entry === null ? undefined : `entry ${entry}`, code].filter((part) => part !== undefined);
  const place = where.length === 0 ? '' : ` (${where.join(', ')})`;
  const basis =
    cause.proof === 'server'
      ? ' This rests on the server’s word.'
      : cause.proof === 'heuristic'
        ? ' This is a suspicion.'
        : '';
  const rest =
    more === 0 ? '' : ` ${more === 1 ? 'One more failure has' : `${more} more failures have`} another cause.`;
  return `${titleOf(cause, story.errors)}${place}.${basis}${rest}`;
}

/** An error as the story or the report has it. */
interface ToldError {
  readonly id: string;
  readonly code?: string | null | undefined;
  readonly error?: string | null | undefined;
}

/** Where only the server's code is known, what that code means says more than that there was an error. */
export function titleOf({ ruleId, title, explains }: Finding, errors: readonly ToldError[]): string {
  const told = ruleId === ECHO ? errors.find(({ id }) => explains.includes(id)) : undefined;
  if (told === undefined) return title;
  const known = findError(told)?.title;
  if (known !== undefined || typeof told.code === 'string' || !isName(told.error)) return known ?? title;
  return SAML_REFUSALS.has(told.error)
    ? 'The identity provider refused the SAML sign-in'
    : `The server answered with ${told.error}`;
}

/** Outer status codes of a SAML response (SAML Core section 3.2.2.2). */
const SAML_REFUSALS: ReadonlySet<string> = new Set(['Requester', 'Responder', 'VersionMismatch']);

/** Names of errors are plain words; whatever else stands in their place is no part of a sentence. */
function isName(error: string | null | undefined): error is string {
  return /^[A-Za-z][A-Za-z_]{2,60}$/.test(error ?? '');
}

function quietHeadline(story: Story): string {
  const { flows, messages } = story;
  if (messages.length === 0) return 'No sign-in traffic to Microsoft Entra was found in this capture.';
  const failed = flows.filter(
    ({ outcome, recoveredBy }) => outcome === 'failed' && recoveredBy === undefined,
  );
  if (failed.length > 0)
    return `${capitalised(count(failed.length, 'flow'))} did not succeed, and this capture does not show why.`;
  const succeeded = flows.filter(({ outcome }) => outcome === 'succeeded').length;
  const recovered = flows.filter(({ recoveredBy }) => recoveredBy !== undefined).length;
  if (recovered > 0)
    return `Nothing is wrong in the end: ${count(recovered, 'flow')} failed first and then succeeded.`;
  const open = flows.filter((flow) => flow.outcome === 'incomplete' && !neededUser(flow)).length;
  if (succeeded === 0 && open > 0)
    return `Nothing wrong was found; the capture does not show how ${count(open, 'flow')} ended.`;
  const rest = open === 0 ? '' : ` How ${count(open, 'other flow')} ended is not in the capture.`;
  if (flows.length === 0) return 'Nothing wrong was found in the identity traffic of this capture.';
  return `Nothing is wrong: ${count(succeeded, 'flow')} succeeded.${rest}`;
}

/** A silent attempt that was told to bring the user has had its answer. */
function neededUser({ messages }: Flow): boolean {
  return messages.some(
    ({ kind, errors }) =>
      kind === 'authorization-request' && errors.length > 0 && errors.every(({ isExpected }) => isExpected),
  );
}

function count(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
