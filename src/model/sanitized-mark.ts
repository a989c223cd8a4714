/** How a capture says that entrace sanitized it: in `log.comment` and the creator's comment, or that of the archive. */
export const SANITIZED_MARK = 'Sanitized by entrace';

/** What stands beside a body that was taken out. */
export const BODY_REMOVED = 'Removed by entrace: no sign-in traffic';

/** Whether a comment holds the mark. It proves nothing: whoever wrote the file may have written it. */
export function isSanitizedMark(comment: string | undefined): boolean {
  return comment?.includes(SANITIZED_MARK) === true;
}

/** What the report says of a capture that entrace made. */
export const SANITIZED_NOTE = {
  code: 'sanitized-by-entrace',
  message:
    'entrace sanitized this capture: secrets and identities are replaced, each by the same text everywhere, and bodies that are no sign-in traffic are gone.',
} as const;
