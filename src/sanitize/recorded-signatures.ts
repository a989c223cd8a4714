import type { Capture, RecordedVerdict } from '../model/capture.js';
import type { Ports } from '../model/ports.js';
import { verdictMac } from '../oauth/recorded-verdicts.js';
import { buildStory } from '../oauth/story.js';
import type { Rewriting } from './rewriting.js';

/** What is known of the signatures that a sanitized capture lacks. */
export interface SignatureRecord {
  /** By the index of the entry that issues the token, or sends it first. Empty without a case key. */
  readonly verdicts: ReadonlyMap<number, readonly RecordedVerdict[]>;
  /** Sentences for the receipt: what nobody can check again. */
  readonly notCheckable: readonly string[];
}

const NOTHING: SignatureRecord = { verdicts: new Map(), notCheckable: [] };

/** Checks each signature while it is there: with a case key the verdict is recorded, without one it is told. */
export async function recordSignatures(
  capture: Capture,
  rewriting: Rewriting,
  key: Uint8Array | undefined,
  ports: Ports,
): Promise<SignatureRecord> {
  // Without a key set there is nothing to check a signature with.
  if (!capture.entries.some(({ request }) => /\/keys\b|jwks|openid-configuration/i.test(request.url)))
    return NOTHING;
  const story = await buildStory(capture, ports, { key });
  const verdicts = new Map<number, RecordedVerdict[]>();
  const notCheckable: string[] = [];
  for (const token of story.tokens) {
    const { status } = story.signatureOf(token.id);
    const entry = (token.issuedBy ?? token.uses[0])?.message.entry.index;
    if (status === 'not-checked' || entry === undefined) continue;
    const after = rewriting.secret('token', token.value);
    const mac = key === undefined ? undefined : await verdictMac(key, after, status, ports);
    const signature = after.split('.').at(-1) ?? '';
    if (mac === undefined)
      notCheckable.push(`the signature of the ${token.type} of entry ${entry}, which was ${status}`);
    else verdicts.set(entry, [...(verdicts.get(entry) ?? []), { signature, status, mac }]);
  }
  return { verdicts, notCheckable };
}
