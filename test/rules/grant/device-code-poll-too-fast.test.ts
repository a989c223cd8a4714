import { deviceCodePollTooFast } from '../../../src/rules/grant/device-code-poll-too-fast.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyDeviceFlow } from '../../support/stories.js';

const { deviceCodeRequest, devicePoll, har } = made;
const START = '/startedDateTime';
const polls = (outcome: made.PollOutcome, ...at: number[]) =>
  at.map((each) => devicePoll(outcome, { at: each }));

ruleTest(deviceCodePollTooFast, {
  quiet: {
    'the whole flow': har(healthyDeviceFlow()),
    'the first poll at once': har(deviceCodeRequest({ at: 0 }), polls('pending', 0.2, 5.3, 10.4)),
    'a tenth of a second early': har(deviceCodeRequest({ at: 0 }), polls('pending', 5, 9.9, 14.8)),
    'the interval is not known': har(polls('pending', 0, 1, 2)),
    'slower after slow_down': har(
      deviceCodeRequest({ at: 0 }),
      polls('pending', 5),
      polls('slow_down', 10),
      polls('pending', 20, 30),
    ),
    'a request shown twice': har(deviceCodeRequest({ at: 0 }), polls('pending', 5, 5.02, 10.1)),
  },
  reports: {
    'every second': {
      capture: har(deviceCodeRequest({ at: 0 }), polls('pending', 5, 7, 8, 13)),
      findings: [
        {
          messageId: 'hasty',
          data: { entry: 3, count: 2, gap: '1.0', due: 5 },
          at: [
            { entry: 3, pointer: START },
            { entry: 2, pointer: START },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'interval'] },
          ],
        },
      ],
    },
    'no slower after slow_down': {
      capture: har(deviceCodeRequest({ at: 0 }), polls('slow_down', 5), polls('pending', 10.1, 20.2)),
      findings: [{ messageId: 'hasty', data: { count: 1, gap: '5.1', due: 10 } }],
    },
    'an interval of its own': {
      capture: har(deviceCodeRequest({ at: 0, interval: 15 }), polls('pending', 5, 10)),
      findings: [{ messageId: 'hasty', data: { count: 1, gap: '5.0', due: 15 } }],
    },
    'and signed in all the same': {
      capture: har(deviceCodeRequest({ at: 0 }), polls('pending', 5, 6), polls('success', 12)),
      findings: [{ messageId: 'hasty', severity: 'info' }],
    },
  },
});
