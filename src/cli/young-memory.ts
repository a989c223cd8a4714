/** The newest V8 that was seen to know the flags: one that does not would say so on standard error. */
const NEWEST_V8 = 14;

/**
 * Keeps the memory for what was made last as small as it is at the start. By its own judgement V8 lets it grow to 48 MB
 * where much survives, as entries do; it collects as fast without that, and a third of all memory is saved. The flag is
 * read whenever that memory would grow.
 */
export function keepYoungMemorySmall(): void {
  setFlag('--semi-space-growth-factor=1');
}

/**
 * Lets memory grow by little before garbage is collected. By its own judgement V8 waits until there is twice as much as is in
 * use, which is hundreds of megabytes where all secrets of a large capture are known. The flag is read at each collection.
 */
export function collectGarbageEarly(): void {
  setFlag('--heap-growing-percent=15');
}

function setFlag(flag: string): void {
  if (Number.parseInt(process.versions.v8, 10) > NEWEST_V8) return;
  process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
