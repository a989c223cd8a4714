import { responseNotFromEntra } from '../../../src/rules/protocol/response-not-from-entra.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, har, proxyAnswer, seamlessSsoProbe, tokenError, tokenRequest } = made;

ruleTest(responseNotFromEntra, {
  quiet: {
    'an error of Entra': har(tokenRequest({}, tokenError(70008))),
    'no response headers were recorded': har.options({ responseHeaders: 'omit' })(
      tokenRequest({}, proxyAnswer()),
    ),
    'a probe for seamless sign-on': har(seamlessSsoProbe()),
    'JSON, and no sign of a proxy': har(tokenRequest({}, answered(400, { error: 'invalid_request' }))),
    'an answer with 200': har(tokenRequest()),
  },
  reports: {
    'a proxy asks for its own sign-in': {
      capture: har(tokenRequest({}, proxyAnswer())),
      findings: [{ messageId: 'proxy', at: [{ entry: 0, pointer: '/response/status' }] }],
    },
    'a page of nobody knows whom': {
      capture: har(tokenRequest({}, answered(403, '<!DOCTYPE html><html>Blocked</html>'))),
      findings: [{ messageId: 'proxy' }],
    },
    'a page of a firewall': {
      capture: har(
        tokenRequest(
          {},
          answered(403, '<!DOCTYPE html><html>Blocked</html>', {
            Via: '1.1 gateway',
            'Content-Type': 'text/html',
          }),
        ),
      ),
      findings: [{ messageId: 'proxy' }],
    },
  },
});
