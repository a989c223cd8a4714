import type { CodeKnowledge } from './code-knowledge.js';
import { findCode } from './find-code.js';

/** What a server said: its code, and the `error` beside it. */
interface Said {
  readonly code?: string | null | undefined;
  readonly error?: string | null | undefined;
}

/** What an error means; its name decides where the code is printed with several. Undefined where nothing is known. */
export function findError({ code, error }: Said): CodeKnowledge | undefined {
  const known = findCode(code ?? undefined);
  const named = known?.otherNames?.find((each) => each.error === error);
  return known === undefined || named === undefined ? known : { ...known, ...named };
}
