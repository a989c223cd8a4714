import type { CaptureFormat } from '../model/capture.js';
import type { Ports } from '../model/ports.js';
import type { Har12Check } from './har-conformance.js';
import type { ReadAttachment } from './har-reading.js';
import type { UnpackBudget } from './unpack-budget.js';

/** A file on its way to the reader that understands it: as it was dropped, or as it lay in one that was. */
export interface CaptureFile {
  /** Base name of the dropped file; with the member's name behind it where an archive holds several captures. */
  readonly name: string;
  /** Bytes of the file as it was dropped. */
  readonly sizeBytes: number;
  readonly ports: Ports;
  readonly password?: string;
  /** Wrappers that were taken off so far: zip, gzip, zlib. */
  readonly depth: number;
  /** Spent by all wrappers of the dropped file together. */
  readonly budget: UnpackBudget;
  /** `first`: only the first capture of an archive is read. */
  readonly wanted: 'first' | 'all';
  /** Every entry is read whole, however large the file. */
  readonly isWhole?: boolean;
  /** Bodies that lie beside a HAR in its archive. */
  readonly attachment?: ReadAttachment;
  readonly format?: CaptureFormat;
  /** The check of HAR 1.2; absent for the packed schemas and what looks like a sign-in. */
  readonly loadCheck?: () => Promise<Har12Check>;
}
