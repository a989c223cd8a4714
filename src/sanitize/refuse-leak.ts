import type { KnownValues } from '../redact/known-values.js';
import type { ZipFile } from './zip-writer.js';

/** What was made for a case holds a secret after all: a fault in entrace. Says where and of what kind, never what. */
export class LeakError extends Error {
  override readonly name = 'LeakError';
  readonly member: string;
  readonly kind: string;

  constructor(member: string, kind: string) {
    super(`${member} would hold a secret (${kind.replaceAll('_', ' ')}).`);
    this.member = member;
    this.kind = kind;
  }
}

/**
 * Looks for the known secrets of a capture in a file that was made of it. Values that could be ordinary words are left
 * aside: the report's own sentences are made of such.
 *
 * @throws LeakError where there is one
 */
export function refuseLeak({ name, bytes }: ZipFile, known: KnownValues): void {
  const [leak] = known
    .find(new TextDecoder().decode(bytes), true)
    .filter(({ family }) => family === 'secret');
  if (leak !== undefined) throw new LeakError(name, leak.kind);
}
