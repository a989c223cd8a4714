import type { Ports } from '../model/ports.js';
import type { Repairs } from './repairs.js';

/** The bytes of a body that Playwright put in a file of its own; undefined where there is no such file. */
export type ReadAttachment = (name: string) => Promise<Uint8Array | undefined>;

/** What the readers of one HAR share. */
export interface HarReading {
  readonly ports: Ports;
  readonly repairs: Repairs;
  readonly attachment?: ReadAttachment;
  /** The text of this response body was passed over, to save memory, though there is one. */
  readonly isBodyOmitted?: boolean;
}
