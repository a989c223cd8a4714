import { VERSION } from '../report/version.js';
import { HOMEPAGE } from '../rules/define-rule.js';

/** What may stand for an error's class or a function's name: words, never a captured value. */
const PLAIN_NAME = /^[\w.$<>#[\] ]{1,80}$/;
/** A line of V8's stack: function, file, line and column. Node's own frames and other folders say nothing about our fault. */
const FRAME =
  /^\s*at (?:(.{1,80}?) \()?(?:file:\/\/)?.{0,2000}\/(?:dist|src)\/([\w./-]{1,200}):(\d{1,7}:\d{1,7})\)?$/;

/** Says that entrace itself failed, and how to report that without sending the capture. */
export function faultSentence(where: string, kind: string): string {
  return [
    `${where}: this is a fault in entrace (${kind}), not in your capture.`,
    `Please report it at ${HOMEPAGE}/issues with your options, entrace ${VERSION} and Node ${process.version}.`,
    'Do not attach the capture: ENTRACE_DEBUG=1 shows the place in entrace, and that is enough.',
  ].join(' ');
}

/** The class of an exception; its message may hold a captured value and is never shown. */
export function faultKind(error: unknown): string {
  return error instanceof Error && PLAIN_NAME.test(error.name) ? error.name : 'unknown';
}

/** Our own frames of a stack: functions, files and lines of entrace, nothing captured. */
export function faultPlace(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').flatMap((row) => frameWords(FRAME.exec(row)));
  return frames.length === 0 ? '  at an unknown place' : frames.join('\n');
}

function frameWords(match: RegExpExecArray | null): string[] {
  if (match === null) return [];
  const [, called = '', file, position] = match;
  return [`  at ${PLAIN_NAME.test(called) ? called : '<anonymous>'} (${file}:${position})`];
}
