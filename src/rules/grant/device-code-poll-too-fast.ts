import { findDeviceRequest, findHastyPolls, type HastyPoll } from '../../oauth/device-polls.js';
import { learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** Reports, once a flow, a device that polls faster than the server asked it to; the first poll may be immediate. */
export const deviceCodePollTooFast = flowRule({
  meta: {
    id: 'device-code-poll-too-fast',
    category: 'grant',
    title: 'The device polls too fast',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      hasty:
        '{count} polls came too early, the worst in entry {entry}: {gap} seconds after the one before, where {due} were due.',
    },
    why: 'The server names the pause between polls and may ask for a longer one with slow_down. Who polls faster is throttled, and in the end refused.',
    fix: ['Wait interval seconds between polls, and five seconds more after every slow_down.'],
    references: [rfc(8628, '3.5'), learn('Device code flow', 'v2-oauth2-device-code')],
    canBeCause: false,
  },
  findFault(flow) {
    const hasty = findHastyPolls(flow);
    const worst = hasty.toSorted((a, b) => shortfall(b) - shortfall(a))[0];
    const request = findDeviceRequest(flow);
    if (worst === undefined || request === undefined) return undefined;
    const { poll, previous, gapSeconds, dueSeconds } = worst;
    const interval = request.answer.parameters.get('interval');
    const data = {
      entry: poll.entry.index,
      count: hasty.length,
      gap: gapSeconds.toFixed(1),
      due: dueSeconds,
    };
    return {
      messageId: 'hasty',
      data,
      evidence: [
        primary(poll, { pointer: '/startedDateTime' }, 'polled here'),
        related(previous, { pointer: '/startedDateTime' }, 'the poll before'),
        ...(interval === undefined ? [] : [related(request, interval, 'the pause the server asked for')]),
      ],
    };
  },
});

function shortfall({ gapSeconds, dueSeconds }: HastyPoll): number {
  return dueSeconds - gapSeconds;
}
