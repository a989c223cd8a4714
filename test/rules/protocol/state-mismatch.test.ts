import { stateMismatch } from '../../../src/rules/protocol/state-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyWebFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har } = made;
const one = authorizeRequest({ clientType: 'web' });
const two = authorizeRequest({ clientType: 'web', attempt: 2 });
const declined = authorizeRequest({
  clientType: 'web',
  answer: 'error',
  error: 65004,
  response: { set: { state: 'a-state-that-nobody-sent-1234567' } },
});
const foreign = authorizeRequest({
  clientType: 'web',
  response: { set: { state: 'a-state-that-nobody-sent-1234567' } },
});

const state = (entry: number) =>
  entry === 0
    ? { entry, pointer: '/request/url', within: ['query', 'state'] }
    : { entry, pointer: '/request/postData/text', within: ['form', 'state'] };

ruleTest(stateMismatch, {
  quiet: {
    'the state that was sent': har(healthyWebFlow()),
    'two tabs, answered in the other order': har(one, two, callback(two), callback(one)),
    'the request is not in the capture': har(callback(one)),
    'another redirect URI': har(
      authorizeRequest({ redirectUri: 'https://other.example/cb', answer: 'page' }),
      callback(one),
    ),
  },
  reports: {
    'an error with a state that nobody sent': {
      capture: har(declined, callback(declined)),
      findings: [{ messageId: 'differs', at: [state(1), state(0)] }],
    },
    'a state that nobody sent': {
      capture: har(foreign, callback(foreign)),
      findings: [{ messageId: 'differs' }],
    },
  },
});
