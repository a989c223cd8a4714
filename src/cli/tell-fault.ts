import { faultKind, faultPlace, faultSentence } from './fault.js';
import { tell } from './io.js';

/** Tells of an exception nobody expected; its place in entrace only where the user asks for it. */
export async function tellFault(where: string, error: unknown): Promise<void> {
  await tell(faultSentence(where, faultKind(error)));
  if (process.env.ENTRACE_DEBUG === '1') await tell(faultPlace(error));
}
