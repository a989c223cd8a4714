import type { Ports } from '../model/ports.js';
import type { Repairs } from './repairs.js';

/** What the readers of one HAR share. */
export interface HarReading {
  readonly ports: Ports;
  readonly repairs: Repairs;
  /** The bytes of a body that Playwright put in a file of its own; undefined where there is no such file. */
  readonly attachment?: (name: string) => Promise<Uint8Array | undefined>;
}
