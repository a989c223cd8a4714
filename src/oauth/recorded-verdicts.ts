import type { RecordedVerdict } from '../model/capture.js';
import { hmacSha256 } from '../model/hmac.js';
import type { Ports } from '../model/ports.js';
import type { Token } from './tokens.js';

/**
 * Verdicts on signatures that `sanitize` recorded before it replaced them. They stand in the capture, where anybody may
 * write: one counts only for the very token it was made for, and only where its HMAC is that of the case key.
 */

/** The HMAC of a verdict; undefined where the platform cannot hash. */
export function verdictMac(
  key: Uint8Array,
  token: string,
  status: RecordedVerdict['status'],
  ports: Ports,
): Promise<string | undefined> {
  return hmacSha256(key, `entrace signature verdict\n${status}\n${token}`, ports);
}

/** The verdict recorded for a token; undefined where there is none that the key vouches for. */
export async function findVerdict(
  { value, jwt }: Token,
  recorded: readonly RecordedVerdict[],
  key: Uint8Array,
  ports: Ports,
): Promise<RecordedVerdict['status'] | undefined> {
  for (const { signature, status, mac } of recorded) {
    if (signature === jwt?.signature && mac === (await verdictMac(key, value, status, ports))) return status;
  }
  return undefined;
}
