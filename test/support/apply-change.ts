import assert from 'node:assert/strict';
import type { RequestChange } from '../../src/rules/define-rule.js';
import { changed, type Exchange, findHeader, type Pair } from './exchange.js';

/** What the reader of a report puts in place of `<…>`; it gets the text between the brackets. */
export type FillIn = (blank: string) => string;

const FORM = 'application/x-www-form-urlencoded';
const BLANK = /<([^<>]*)>/g;

/**
 * The request as a rule says that it should have been, in place of the one that was sent; the answer stays. A parameter
 * is replaced where it stood. A new one goes into the form, or into the query of a request that has none.
 */
export function applyChange(sent: Exchange, change: RequestChange, fillIn: FillIn): Exchange {
  const method = change.method ?? sent.method;
  const url = new URL(sent.url);
  assert.doesNotMatch(change.url ?? '', /[?#]/, 'a changed URL has no query: parameters are changed by name');
  const query = [...url.searchParams];
  const form = hasForm(sent) ? [...new URLSearchParams(sent.requestBody)] : undefined;
  const address = (change.url ?? `${url.origin}${url.pathname}`).replace(BLANK, (_, blank) => fillIn(blank));
  const set = Object.entries(change.set ?? {}).map(
    ([name, value]): Pair => [name, value.replace(BLANK, (_, blank) => fillIn(blank))],
  );
  const added = set.filter(([name]) => ![...query, ...(form ?? [])].some(([sentName]) => sentName === name));
  const edit = (pairs: readonly Pair[]) => edited(pairs, set, change.remove ?? []);
  if (form !== undefined) return send(sent, method, address, edit(query), [...edit(form), ...added]);
  if (method === 'POST') return send(sent, method, address, [], [...edit(query), ...added]);
  return send(sent, method, address, [...edit(query), ...added]);
}

function hasForm({ requestHeaders, requestBody }: Exchange): boolean {
  return requestBody !== undefined && findHeader(requestHeaders, 'Content-Type')?.startsWith(FORM) === true;
}

function edited(pairs: readonly Pair[], set: readonly Pair[], removed: readonly string[]): Pair[] {
  const values = new Map(set);
  return pairs
    .filter(([name]) => !removed.includes(name))
    .map(([name, value]) => [name, values.get(name) ?? value]);
}

function send(sent: Exchange, method: string, url: string, query: Pair[], form?: Pair[]): Exchange {
  const search = query.length === 0 ? '' : `?${encoded(query)}`;
  const moved = { ...sent, method, url: `${url}${search}` };
  if (form === undefined) return moved;
  return changed({ ...moved, requestBody: encoded(form) }, { requestHeaders: { 'Content-Type': FORM } });
}

function encoded(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
}
