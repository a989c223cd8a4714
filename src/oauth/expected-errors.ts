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
export function isExpected(error: FoundError, source: Pick<ErrorSource, 'kind' | 'request'>): boolean {
  if (error.error === 'authorization_pending') return true;
  // The number alone means waiting; beside another name, such as authorization_declined, the name decides.
  if (error.code === 'AADSTS70016' && error.error === undefined) return true;
  if (error.error === 'slow_down') return true;
  if (INTERRUPTS.has(error.code ?? '') || isPageInterrupt(error)) return true;
  const isSilent = source.request.value('prompt') === 'none';
  if (isSilent && (SILENT_CODES.has(error.code ?? '') || SILENT_ANSWERS.has(error.error ?? ''))) return true;
  return (
    error.channel === 'header' &&
    /^AADSTS(?:50058|50097|50126)$/.test(error.code ?? '') &&
    source.kind === 'sign-in-step'
  );
}

/** A page of the sign-in that goes on by itself or asks the user something: no refusal. */
export function isPageInterrupt({ channel, code = '' }: FoundError): boolean {
  return channel === 'page' && (code === 'AADSTS50058' || INTERRUPTS.has(code));
}
