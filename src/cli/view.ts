import { styleText } from 'node:util';
import type { Paint } from '../report/text/line.js';
import { plainPaint } from '../report/text/plain-paint.js';
import type { View } from './formats.js';
import type { OutputArguments } from './output-arguments.js';
import { terminalOf } from './terminal.js';

const DEFAULT_COLUMNS = 100;
const FEWEST_COLUMNS = 60;
/** Longer lines are hard to read, however wide the terminal. */
const MOST_COLUMNS = 120;

type Ink = Parameters<typeof styleText>[0];

const ansiPaint: Paint = {
  heading: ink('bold'),
  strong: ink('bold'),
  faint: ink('gray'),
  value: ink('cyan'),
  good: ink('green'),
  warning: ink('yellow'),
  bad: ink('red'),
};

/** Whether colour goes anywhere is decided once, in `isColoured`, and not by Node for each text. */
function ink(format: Ink): (text: string) => string {
  return (text) => styleText(format, text, { validateStream: false });
}

/** How wide and how colourful the output is, from the terminal, the environment and the arguments. */
export function viewOf({ color, output }: OutputArguments): View {
  const terminal = output === undefined ? terminalOf('stdout') : undefined;
  const paint = isColoured(color, terminal !== undefined) ? ansiPaint : plainPaint;
  return { width: columns(terminal?.columns), paint };
}

function isColoured(color: boolean | undefined, isTerminal: boolean): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM = '' } = process.env;
  if (color !== undefined) return color;
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return isTerminal && TERM !== 'dumb';
}

function columns(shown: number | undefined): number {
  const wanted = shown ?? Number(process.env.COLUMNS);
  const usable = Number.isInteger(wanted) && wanted > 0 ? wanted : DEFAULT_COLUMNS;
  return Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, usable));
}
