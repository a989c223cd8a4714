/** Why a thing that lies in a folder is not read. */
export type SkipReason =
  /** By its name it is no capture. */
  | 'other-file'
  /** A link to a folder: it may lead back to where it lies. */
  | 'linked-folder'
  | 'unreadable-folder'
  /** Written by a batch. */
  | 'results';

/** Told of each thing that is not read. */
export type OnSkip = (reason: SkipReason, path: string) => void;

/** Nothing left alone. */
export const NOTHING_SKIPPED = {
  'other-file': 0,
  'linked-folder': 0,
  'unreadable-folder': 0,
  results: 0,
} as const satisfies Record<SkipReason, number>;
