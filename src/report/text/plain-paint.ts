import type { Paint } from './line.js';

const same = (text: string): string => text;

/** No colour at all: for files, pipes and tests. */
export const plainPaint: Paint = {
  heading: same,
  strong: same,
  faint: same,
  value: same,
  good: same,
  warning: same,
  bad: same,
};
