/** Why an input cannot be read at all. Stable: scripts branch on them. */
export type InputErrorCode =
  | 'ERR_NO_SUCH_FILE'
  | 'ERR_IS_A_DIRECTORY'
  | 'ERR_UNREADABLE_FILE'
  | 'ERR_EMPTY_FILE'
  | 'ERR_NOT_A_CAPTURE'
  | 'ERR_NOT_JSON'
  | 'ERR_NOT_A_HAR'
  | 'ERR_NOT_A_SAZ'
  | 'ERR_DAMAGED_ARCHIVE'
  | 'ERR_PASSWORD_NEEDED'
  | 'ERR_WRONG_PASSWORD'
  | 'ERR_TOO_LARGE'
  | 'ERR_UNSUPPORTED_FORMAT';

/**
 * A capture that cannot be read. The message is a sentence or two: where in the file, what is wrong, and what to
 * do next; it never quotes a captured value. The face puts the file's name in front.
 */
export class InputError extends Error {
  readonly code: InputErrorCode;

  constructor(code: InputErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'InputError';
    this.code = code;
  }
}
