import { findError } from '../knowledge/find-error.js';
import type { OAuthError } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import type { Masker } from '../redact/masker.js';
import type { ErrorReport } from './report.js';

/** One error as reports show it, with a title from entrace's own knowledge. */
export function toErrorReport(error: OAuthError, story: Story, masker: Masker): ErrorReport {
  const known = findError(error);
  const show = (value: string | undefined) => (value === undefined ? null : masker.text(value));
  return {
    id: error.id,
    entry: error.entry,
    message: error.message,
    flow: story.flowOf(error.message)?.id ?? null,
    code: error.code ?? null,
    error: show(error.error),
    suberror: show(error.suberror),
    description: show(error.description),
    title: known?.title ?? null,
    correlationId: show(error.correlationId),
    traceId: show(error.traceId),
    timestamp: show(error.timestamp),
    retryable:
      known?.action === 'retry' || error.error === 'temporarily_unavailable' || error.error === 'slow_down',
    expected: error.isExpected,
  };
}
