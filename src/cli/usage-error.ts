/** Arguments, or files named by them, that cannot be used. The message is what the user reads: what, and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
