import type { CaptureNote } from '../model/capture.js';
import type { Report } from './report.js';
import { SECRETS_INCLUDED } from './text/header.js';

/** The note that a report shows secrets because its user asked for it: every format says so first. */
export function secretsWarning({ capture }: Report): CaptureNote | undefined {
  return capture.notes.find(({ code }) => code === SECRETS_INCLUDED);
}
