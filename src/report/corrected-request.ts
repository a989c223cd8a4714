import { withoutQuery } from '../model/url.js';
import type { Masker } from '../redact/masker.js';
import type { RequestChange } from '../rules/define-rule.js';
import type { CorrectedRequest } from './report.js';

/** The request as it should have been: the one that was sent, masked, with the rule's change applied. */
export function toCorrectedRequest(change: RequestChange, masker: Masker): CorrectedRequest {
  const { message } = change;
  const removed = new Set(change.remove ?? []);
  const set = new Map(Object.entries(change.set ?? {}));
  const lines = message.parameters.list
    .filter(({ name, source }) => !removed.has(name) && !(source === 'query' && message.form.list.length > 0))
    .map(({ name, value }) => `${masker.text(name)}=${shown(name, value, set, masker)}`);
  const added = [...set]
    .filter(([name]) => !message.parameters.has(name))
    .map(([name, value]) => `${name}=${masker.text(value)}`);
  return {
    method: change.method ?? message.entry.request.method,
    url: masker.url(change.url ?? withoutQuery(message.entry.request.url)),
    body: [...lines, ...added].join('\n'),
  };
}

/** What is replaced is the reader's to fill in; a secret stands as `<its kind>`. */
function shown(name: string, value: string, set: ReadonlyMap<string, string>, masker: Masker): string {
  const replacement = set.get(name);
  if (replacement !== undefined) return masker.text(replacement);
  const masked = masker.parameter(name, value);
  return masked === value ? value : `<${masked}>`;
}
