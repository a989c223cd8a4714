import type { ErrorSource, FoundError } from './errors.js';

/** Codes that a normal sign-in meets: polling, interrupts of the page, silent probes without a session. */
const INTERRUPTS: ReadonlySet<string> = new Set([
  'AADSTS50140',
  'AADSTS50199',
  'AADSTS50168',
  'AADSTS501314',
  'AADSTS500581',
  'AADSTS51005',
  'AADSTS81012',
]);

/** Answers of `prompt=none` that only say that somebody has to sign in. */
const SILENT_ANSWERS: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
]);

/** The same by number: no session, several sessions, consent or a second factor wanted. */
const SILENT_CODES: ReadonlySet<string> = new Set([
  'AADSTS50058',
  'AADSTS16000',
  'AADSTS160021',
  'AADSTS65001',
  'AADSTS50072',
  'AADSTS50074',
  'AADSTS50076',
  'AADSTS50079',
]);

/** Whether an error is a normal step of its flow (rule 180's list, as far as the capture proves it). */
export function isExpected(
  error: FoundError,
  source: Pick<ErrorSource, 'kind' | 'request' | 'answer'>,
): boolean {
  if (isWaiting(error) || INTERRUPTS.has(error.code ?? '') || isPageInterrupt(error)) return true;
  if (isNativeStep(error, source)) return true;
  const isSilent = source.request.value('prompt') === 'none';
  if (isSilent && (SILENT_CODES.has(error.code ?? '') || SILENT_ANSWERS.has(error.error ?? ''))) return true;
  return (
    error.channel === 'header' &&
    /^AADSTS(?:50058|50097|50126)$/.test(error.code ?? '') &&
    source.kind === 'sign-in-step'
  );
}

/** What native authentication asks for next, in an answer that carries the token to go on with (protocol facts 2.9). */
const NATIVE_STEPS: ReadonlySet<string> = new Set([
  'mfa_required',
  'registration_required',
  'introspect_required',
]);

function isNativeStep({ suberror = '' }: FoundError, { answer }: Pick<ErrorSource, 'answer'>): boolean {
  return NATIVE_STEPS.has(suberror) && answer.parameters.has('continuation_token');
}

/** The device code waits for its user. The number speaks only where no name, such as authorization_declined, decides. */
export function isWaiting({ error, code }: Pick<FoundError, 'error' | 'code'>): boolean {
  if (error === undefined) return code === 'AADSTS70016';
  return error === 'authorization_pending' || isSlowDown(error);
}

/** The device code waits, and its polls come too fast (RFC 8628 section 3.5). */
export function isSlowDown(error: string | undefined): boolean {
  return error === 'slow_down';
}

/** A page of the sign-in that goes on by itself or asks the user something: no refusal. */
export function isPageInterrupt({ channel, code = '' }: FoundError): boolean {
  return channel === 'page' && (code === 'AADSTS50058' || INTERRUPTS.has(code));
}
