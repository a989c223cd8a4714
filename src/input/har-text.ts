import type { Capture } from '../model/capture.js';
import type { CaptureFile } from './capture-file.js';
import { readText } from './capture-text.js';
import { readHar, readLog } from './har.js';
import { type Break, salvageLog } from './har-salvage.js';
import { InputError } from './input-error.js';
import { parseJsonLines } from './json-lines.js';
import { OTHER_FORMATS } from './other-formats.js';
import { collectRepairs, type Repair, type Repairs } from './repairs.js';
import { positionOf } from './text-position.js';

/** Enough to know a format by. */
const HEAD = 4096;

/**
 * Reads a capture that is text: a HAR, what is left of one, or another format that is text.
 * @throws InputError
 */
export async function readTextCapture(bytes: Uint8Array, file: CaptureFile): Promise<Capture> {
  const repairs = collectRepairs();
  const text = readText(bytes, repairs);
  const head = text.slice(0, HEAD).trimStart();
  const other = OTHER_FORMATS.find((format) => format.isText?.(head));
  if (other !== undefined) return other.read({ bytes, text, repairs }, file);
  return readJsonText(withoutWrapper(text, repairs), bytes, file, repairs);
}

async function readJsonText(
  text: string,
  bytes: Uint8Array,
  file: CaptureFile,
  repairs: Repairs,
): Promise<Capture> {
  const parsed = tryParse(text);
  if (parsed === undefined) return readBrokenText(text, file, repairs);
  const other = OTHER_FORMATS.find((format) => format.isJson?.(parsed.json));
  if (other !== undefined) return other.read({ bytes, text, json: parsed.json, repairs }, file);
  return readHar(parsed.json, { ...file, repairs });
}

function tryParse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    // The message quotes the file; the position is found again where it is needed.
    return undefined;
  }
}

async function readBrokenText(text: string, file: CaptureFile, repairs: Repairs): Promise<Capture> {
  const lines = parseJsonLines(text);
  if (lines !== undefined) {
    repairs.add('json-lines');
    return readLog({ ...lines, isEnvelopeWhole: false }, { ...file, repairs });
  }
  const salvage = salvageLog(text);
  if ('brokenAt' in salvage) throw notJson(text, salvage.brokenAt, file);
  for (const each of salvage.breaks) repairs.add('capture-truncated', breakRepair(text, each));
  return readLog(salvage.log, { ...file, repairs, isDamaged: true });
}

function breakRepair(text: string, { at, entry }: Break): Repair {
  const what = at >= text.length ? 'The file ends too early' : 'The JSON is broken';
  const where = positionOf(text, at);
  if (entry === undefined) return { detail: `${what}, at ${where}; all entries were read.` };
  return { entry, detail: `${what}, at ${where}, in entry ${entry}; the other entries were read.` };
}

/** `onInputData({…});`, and what else calls a function with a HAR. A broken end leaves the rest of the text. */
function withoutWrapper(text: string, repairs: Repairs): string {
  const call = /^\s{0,99}[A-Za-z_$][\w$.]{0,99}\s{0,99}\(/.exec(text)?.[0];
  if (call === undefined) return text;
  repairs.add('jsonp-wrapper');
  const end = /\)\s{0,99};?\s{0,99}$/.exec(text.slice(-300))?.[0].length ?? 0;
  return text.slice(call.length, text.length - end);
}

function notJson(text: string, at: number, file: CaptureFile): InputError {
  if (/\.saz$/i.test(file.name)) {
    const message =
      'This is no zip archive, and so no SAZ; save it again with File > Save > All Sessions in Fiddler.';
    return new InputError('ERR_NOT_A_SAZ', message);
  }
  if (text.includes('\0')) {
    const message =
      'This is neither HAR nor SAZ, nor text at all; export the sign-in as HAR (with content), or as SAZ.';
    return new InputError('ERR_NOT_A_CAPTURE', message);
  }
  const fault = at >= text.length ? 'the text ends too early' : 'what stands there is no JSON';
  const message = `This is no HAR: at ${positionOf(text, at)} ${fault}. Export the capture again as HAR (with content).`;
  return new InputError('ERR_NOT_JSON', message);
}
