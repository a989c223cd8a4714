/** A rule of the table that entrace does not have, and why; the catalogue prints it. */
export interface NotImplemented {
  readonly id: string;
  readonly reason: string;
}

export const NOT_IMPLEMENTED: readonly NotImplemented[] = [];
