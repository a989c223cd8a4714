import { devicePolls, findDeviceRequest, isPending } from '../../oauth/device-polls.js';
import { learn, rfc } from '../define-rule.js';
import { present, related } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** Notes a device sign-in that was still waiting for its user at the last poll of the capture. */
export const deviceCodeNeverCompleted = flowRule({
  meta: {
    id: 'device-code-never-completed',
    category: 'grant',
    title: 'The device sign-in was never completed',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'user',
    codes: [],
    messages: {
      waiting:
        'All {count} polls up to entry {entry} were told to wait: nobody finished the sign-in with the code while the capture ran.',
    },
    why: 'The device can only wait until the user has signed in on another screen. Perhaps the code was never typed, a policy stopped the sign-in there, or the capture ended too soon.',
    fix: [
      'Look at the browser in which the code was typed: the reason is shown there and not to the device.',
      'Ask the administrator whether Conditional Access blocks the device code flow.',
      'Capture until the sign-in ends or the code expires.',
    ],
    references: [rfc(8628, '3.5'), learn('Device code flow', 'v2-oauth2-device-code')],
    canBeCause: false,
  },
  findFault(flow) {
    const polls = devicePolls(flow);
    const last = polls.at(-1);
    if (last === undefined || !polls.every(isPending)) return undefined;
    const request = findDeviceRequest(flow);
    return {
      messageId: 'waiting',
      data: { entry: last.entry.index, count: polls.length },
      evidence: [
        present(last, last.errors[0], 'still waiting'),
        ...(request === undefined ? [] : [related(request, undefined, 'the codes were issued here')]),
      ],
    };
  },
});
