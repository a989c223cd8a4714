import { fstatSync } from 'node:fs';
import type { WriteStream } from 'node:tty';

const STREAMS = { stdout: 1, stderr: 2 } as const;

/**
 * The terminal that an output goes to; undefined where it goes elsewhere. Node opens a stream for a standard output
 * only where it is asked for, which takes longer than writing a report.
 */
export function terminalOf(name: keyof typeof STREAMS): WriteStream | undefined {
  if (!mayBeTerminal(STREAMS[name])) return undefined;
  const stream = process[name];
  return stream.isTTY ? stream : undefined;
}

/** Pipes, sockets and files are none, and take what they are given by a plain write. */
export function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}
