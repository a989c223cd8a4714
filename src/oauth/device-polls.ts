import { numberMember } from '../model/json.js';
import { isSlowDown, isWaiting } from './expected-errors.js';
import type { Flow } from './flows.js';
import type { DeviceAuthorizationRequest, TokenRequest } from './messages.js';

/** The request that issued the codes of a device flow; undefined where it is not in the capture. */
export function findDeviceRequest({ messages }: Flow): DeviceAuthorizationRequest | undefined {
  return messages.find((message) => message.kind === 'device-authorization-request');
}

/** The polls of a device flow in time order, each once. */
export function devicePolls({ tokenRequests }: Flow): TokenRequest[] {
  return tokenRequests.filter(
    ({ grant, duplicateOf }) => grant === 'device-code' && duplicateOf === undefined,
  );
}

/** Still waiting for the user: nothing went wrong, nothing was decided. */
export function isPending({ errors }: TokenRequest): boolean {
  return errors.some(isWaiting);
}

/** Seconds between polls where the server names none, and what each `slow_down` adds (RFC 8628 sections 3.2, 3.5). */
const STEP_SECONDS = 5;

/** Two polls that followed each other too soon. */
export interface HastyPoll {
  readonly poll: TokenRequest;
  readonly previous: TokenRequest;
  readonly gapSeconds: number;
  readonly dueSeconds: number;
}

/** Requests leave when a timer fires and a queue allows: a tenth less is no haste (rule 12). */
const TOLERANCE = 0.9;

/** The polls that came before their interval was over; none where the interval is not known. */
export function findHastyPolls(flow: Flow): HastyPoll[] {
  const request = findDeviceRequest(flow);
  if (request?.answer.json === undefined) return [];
  let dueSeconds = numberMember(request.answer.json, 'interval') ?? STEP_SECONDS;
  const hasty: HastyPoll[] = [];
  let previous: TokenRequest | undefined;
  for (const poll of devicePolls(flow)) {
    const gapSeconds = gapBetween(previous, poll);
    if (previous !== undefined && gapSeconds !== undefined && gapSeconds < dueSeconds * TOLERANCE)
      hasty.push({ poll, previous, gapSeconds, dueSeconds });
    if (poll.errors.some(({ error }) => isSlowDown(error))) dueSeconds += STEP_SECONDS;
    previous = poll;
  }
  return hasty;
}

function gapBetween(previous: TokenRequest | undefined, poll: TokenRequest): number | undefined {
  if (previous?.startedMs === undefined || poll.startedMs === undefined) return undefined;
  return (poll.startedMs - previous.startedMs) / 1000;
}
