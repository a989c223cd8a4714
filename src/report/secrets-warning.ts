import type { CaptureNote } from '../model/capture.js';
import type { Report } from './report.js';

/** The note that a face adds where the user asked for secrets to be shown. */
export const SECRETS_INCLUDED = 'secrets-included';

/** The note that a report shows secrets because its user asked for it: every format says so first. */
export function secretsWarning({ capture }: Report): CaptureNote | undefined {
  return capture.notes.find(({ code }) => code === SECRETS_INCLUDED);
}
