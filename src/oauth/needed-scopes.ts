import type { Location } from '../model/parameters.js';
import type { Message } from './messages.js';

/** Permissions that an API says a call needs, any one of them. */
export interface NeededScopes {
  readonly names: readonly string[];
  readonly at: Location;
}

/** Longer texts are no error messages; the bound keeps the search cheap. */
const LONGEST_TEXT = 4000;

/** Reads the `insufficient_scope` challenge (RFC 6750 section 3.1), else the sentence Graph and others answer with. */
export function findNeededScopes({ answer, errors }: Message): NeededScopes | undefined {
  for (const { parameters, at } of answer.challenges) {
    const scope = parameters.get('scope');
    const isShort = parameters.get('error') === 'insufficient_scope';
    if (isShort && scope !== undefined && scope !== '') return { names: scope.split(/\s+/), at };
  }
  for (const { description = '', at } of errors) {
    const [, list] = /requires one of '([^']{1,2000})'/i.exec(description.slice(0, LONGEST_TEXT)) ?? [];
    if (list !== undefined) return { names: list.split(/[\s,]+/).filter((name) => name !== ''), at };
  }
  return undefined;
}
