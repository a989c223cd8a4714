/** Ends a switch over all members of a union: a new member does not compile until it is dealt with. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member ${JSON.stringify(value)}`);
}
