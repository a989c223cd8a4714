import type { Unreadable } from '../report/report.js';

/** What stands on the page about a capture that could not be read. */
export interface ProblemWords {
  readonly title: string;
  readonly message: string;
  readonly needsPassword: boolean;
}

const PASSWORDS = new Map([
  [
    'ERR_PASSWORD_NEEDED',
    'It is encrypted. Give its password to open it here; the password stays in this tab.',
  ],
  ['ERR_WRONG_PASSWORD', 'This password does not open it. Mind upper and lower case, and try again.'],
]);

/** The reader's own words, without the file's name before them; a password is asked for in the page. */
export function problemWords({ name, code, message }: Unreadable): ProblemWords {
  const prefix = `${name}: `;
  const plain = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  const asked = PASSWORDS.get(code);
  const title = asked === undefined ? `${name} cannot be read` : `${name} needs a password`;
  return { title, message: asked ?? plain, needsPassword: asked !== undefined };
}
