import { joinWords } from '../report/text/entry-list.js';
import { suggestion } from './nearest.js';
import { UsageError } from './usage-error.js';

/** The last of an option given several times: it overrides the ones before, as in other commands. */
export function lastOf(given: unknown): string | undefined {
  const last: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof last === 'string' ? last : undefined;
}

/** The last of a flag given several times. */
export function lastFlagOf(given: unknown): boolean | undefined {
  const last: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof last === 'boolean' ? last : undefined;
}

/** One of the words that an option knows, or the one it stands at where it is not given. */
export function choiceOf<Choice extends string>(
  option: string,
  given: unknown,
  choices: readonly Choice[],
  standard: Choice,
): Choice {
  const word = lastOf(given);
  if (word === undefined) return standard;
  const choice = choices.find((known) => known === word);
  if (choice !== undefined) return choice;
  throw new UsageError(
    `--${option}: ${word} is not known.${suggestion(word, choices)} Choose ${joinWords(choices, 'or')}.`,
  );
}

/** All values of an option, or a positional argument, that may be given several times. */
export function textsOf(given: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(given) ? given : [];
  return values.filter((value) => typeof value === 'string');
}

/** What stands on the command line beside the options, without the name of the command. */
export function wordsAfter(command: string, given: unknown): string[] {
  const [first, ...others] = textsOf(given);
  if (first === undefined) return [];
  return first === command ? others : [first, ...others];
}
