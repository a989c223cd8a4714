import { printedValues } from '../knowledge/message-templates.js';
import { isNobody } from './name-exceptions.js';
import { classifyName } from './sensitive-names.js';
import type { Sink } from './sensitive-values.js';
import type { Span } from './text-shapes.js';

/**
 * What the server printed into its messages. The name of a person looks like nothing; only its place in the wording
 * (`The user account … does not exist`) gives it away.
 */

/** Collects the people that the messages in a text name, and the ids that support needs. */
export function collectPrinted(text: string, sink: Sink): void {
  for (const { name, value, isIdentity } of printedValues(text)) {
    const as = classifyName(name)?.as;
    if (isIdentity) collectPerson(value, sink);
    else if (as === 'id' || as === 'redirect') sink.keepId(value);
    else if (as === 'kept') sink.keep(value);
  }
}

function collectPerson(value: string, sink: Sink): void {
  if (isPerson(value)) sink.identity('user', value);
}

function isPerson(value: string): boolean {
  return value !== '' && !isNobody('name', value);
}

/** The same people where they stand, however short their names and wherever a terminal broke the line. */
export function findPrintedPeople(text: string): Span[] {
  const people = new Set(
    printedValues(text).flatMap(({ value, isIdentity }) => (isIdentity && isPerson(value) ? value : [])),
  );
  return [...people].flatMap((person) => spansOf(person, text));
}

function spansOf(person: string, text: string): Span[] {
  const words = person.split(' ').map((word) => word.replace(/[^\p{L}\p{N}]/gu, asWritten));
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(whole)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
}

/** Templates are matched with straight quotes, whichever the text has. */
function asWritten(mark: string): string {
  return mark === "'" ? "['‘’]" : `\\u{${mark.codePointAt(0)?.toString(16) ?? ''}}`;
}
