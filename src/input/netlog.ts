import type { Capture, Product } from '../model/capture.js';
import { isObject, member, stringMember } from '../model/json.js';
import type { CaptureFile } from './capture-file.js';
import { type ForeignExchange, readForeignLog } from './foreign-capture.js';
import { InputError } from './input-error.js';
import { createNetLogReader, type NetLogReader } from './netlog-exchanges.js';
import { netLogConstants, readNetLogLines } from './netlog-lines.js';
import type { Repairs } from './repairs.js';

/**
 * Reads a NetLog of Chrome or Edge (chrome://net-export) from its bytes, one event a line as they write it. A log
 * that was never stopped has no end, and is read as far as it goes. Request bodies are never in it, response bodies
 * only where it was recorded with raw bytes.
 * @throws InputError `ERR_NOT_A_CAPTURE` where its constants are missing
 */
export async function readNetLog(bytes: Uint8Array, file: CaptureFile, repairs: Repairs): Promise<Capture> {
  const constants = netLogConstants(bytes);
  const reader = createNetLogReader(constants);
  const { isWhole } = readNetLogLines(bytes, reader);
  if (!isWhole) repairs.add('netlog-without-end');
  return toCapture(reader, constants, !isWhole, file, repairs);
}

/** Reads a NetLog that another program wrote again, so that its lines are not those of Chrome. */
export async function readNetLogJson(json: unknown, file: CaptureFile, repairs: Repairs): Promise<Capture> {
  const constants = member(json, 'constants');
  const events: unknown = member(json, 'events');
  const reader = createNetLogReader(constants);
  for (const event of Array.isArray(events) ? events : []) reader.add(event);
  return toCapture(reader, constants, false, file, repairs);
}

function toCapture(
  reader: NetLogReader,
  constants: unknown,
  isDamaged: boolean,
  file: CaptureFile,
  repairs: Repairs,
): Promise<Capture> {
  if (!isObject(constants)) throw withoutConstants();
  const exchanges = reader.exchanges();
  const isWithoutBodies = exchanges.every(({ response }) => response?.body === undefined);
  repairs.add(isWithoutBodies ? 'netlog-without-bodies' : 'netlog-without-request-bodies');
  if (exchanges.some(hasStripped)) repairs.add('netlog-stripped');
  const log = {
    format: 'netlog',
    creator: creatorOf(constants),
    exchanges,
    isDamaged,
    isWithoutBodies,
  } as const;
  return readForeignLog(log, file, repairs);
}

/** What Chrome leaves of a cookie or credential unless it is told to keep them. */
const STRIPPED = /^\[?\d+ bytes were stripped\]?$/;

function hasStripped({ request, response }: ForeignExchange): boolean {
  return [...request.headers, ...(response?.headers ?? [])].some(({ value }) => STRIPPED.test(value.trim()));
}

function creatorOf(constants: unknown): Product | null {
  const client = member(constants, 'clientInfo');
  const name = stringMember(client, 'name');
  return name === undefined ? null : { name, version: stringMember(client, 'version') ?? '' };
}

function withoutConstants(): InputError {
  const message =
    'This looks like a NetLog, and its first line, which explains the rest, is damaged; record it again.';
  return new InputError('ERR_NOT_A_CAPTURE', message);
}
