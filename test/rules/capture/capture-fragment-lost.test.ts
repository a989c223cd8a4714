import { captureFragmentLost } from '../../../src/rules/capture/capture-fragment-lost.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { authorizeRequest, har } = made;
const whole = authorizeRequest({ responseMode: 'fragment' });
const cut = {
  ...whole,
  responseHeaders: whole.responseHeaders.map(
    ([name, value]): made.Pair => [name, name === 'Location' ? (value.split('#')[0] ?? '') : value],
  ),
};

ruleTest(captureFragmentLost, {
  quiet: {
    'the fragment is in Location': har(whole),
    'a sign-in page first': har(healthyCodeFlow()),
    'an answer in the query': har(authorizeRequest({ clientType: 'web' })),
  },
  reports: { 'cut off': { capture: har(cut), findings: [{ messageId: 'cut' }] } },
});
