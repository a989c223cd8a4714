import { KERNEL_BASE64 } from './kernel-bytes.js';

/** What the compiled kernel exports; `kernel/index.ts` says what each does. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  inputBytes(): number;
  inputAt(input: number): number;
  arenaAt(): number;
  arenaLength(): number;
  envelopeAt(): number;
  envelopeLength(): number;
  rowsAt(): number;
  rowsFound(): number;
  bytesRead(): number;
  openStart(): number;
  damageOffset(): number;
  timesRestarted(): number;
  progress(): number;
  reset(): void;
  scan(input: number, length: number, next: number): void;
  isPaused(): number;
  goOn(): void;
  finish(input: number): void;
}

let compiled: WebAssembly.Module | undefined;

/**
 * A kernel with memory of its own; the code is compiled once. Undefined where the platform has no WebAssembly,
 * no SIMD, or forbids compiling.
 */
export function loadKernel(): Kernel | undefined {
  try {
    compiled ??= new WebAssembly.Module(kernelBytes());
    const { exports } = new WebAssembly.Instance(compiled);
    return isKernel(exports) ? exports : undefined;
  } catch {
    return undefined;
  }
}

function kernelBytes(): Uint8Array<ArrayBuffer> {
  const text = atob(KERNEL_BASE64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function isKernel(exports: object): exports is Kernel {
  return 'scan' in exports && 'memory' in exports;
}
