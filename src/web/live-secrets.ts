import type { Report } from '../report/report.js';

/** Kinds that never say when they end: they live for hours or weeks. */
const ENDLESS: ReadonlySet<string> = new Set(['refresh_token', 'other']);

/**
 * How long the credentials of a capture may still be used, by the clock of the reader; undefined where the capture
 * holds none that worked when it ended. The report cannot say this: it is the same on every day.
 */
export function liveSecretsWords({ summary, tokens }: Report, nowMs: number): string | undefined {
  if (summary.liveSecrets === 0) return undefined;
  const ends = tokens.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [Date.parse(expiresAt)]));
  const left = Math.max(...ends, Number.NEGATIVE_INFINITY) - nowMs;
  const mayLast = tokens.some(({ type, expiresAt }) => expiresAt === null && ENDLESS.has(type));
  return [knownEnd(ends.length, left), mayLast ? 'Refresh tokens and cookies may work for weeks.' : '']
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function knownEnd(count: number, leftMs: number): string {
  if (count === 0) return 'None of them says when it ends.';
  if (leftMs <= 0) return 'Those that say when they end have ended by now.';
  return `The last of those that say when they end works for another ${duration(leftMs)}.`;
}

const MINUTE_MS = 60_000;

function duration(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes < 120) return minutes === 1 ? 'minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
