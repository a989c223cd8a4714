import { tokenEndpointCorsFailed } from '../../../src/rules/cors/token-endpoint-cors-failed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, har, preflight, tokenError, tokenRequest } = made;
const blocked = tokenRequest({ networkError: 'net::ERR_FAILED' }, answered(0));

ruleTest(tokenEndpointCorsFailed, {
  quiet: {
    'an answer that the page may read': har(tokenRequest()),
    'a navigation cancelled it': har(tokenRequest({ networkError: 'net::ERR_ABORTED' }, answered(0))),
    'no response headers were recorded': har.options({ responseHeaders: 'omit' })(
      tokenRequest({}, answered(400, '<!DOCTYPE html><html></html>')),
    ),
    'a server has no Origin': har(
      tokenRequest({ clientType: 'web', credential: 'secret', networkError: 'net::ERR_FAILED' }, answered(0)),
    ),
    'an error of Entra says more, even if the page cannot read it': har(
      tokenRequest({ responseHeaders: { 'Access-Control-Allow-Origin': undefined } }, tokenError(70008)),
    ),
    'an error of Entra says more': har(tokenRequest({}, tokenError(70008))),
  },
  reports: {
    blocked: { capture: har(blocked), findings: [{ messageId: 'blocked' }] },
    'after its preflight': {
      capture: har(preflight({ url: blocked.url, method: 'POST', allowed: false }), blocked),
      findings: [{ messageId: 'blocked' }],
    },
    'an error without code that the page may not read': {
      capture: har(tokenRequest({}, answered(400, { error: 'blocked' }))),
      findings: [{ messageId: 'notAllowed' }],
    },
    'an answer the page may not read': {
      capture: har(
        tokenRequest({}, answered(400, '<!DOCTYPE html><html></html>', { 'Content-Type': 'text/html' })),
      ),
      findings: [{ messageId: 'notAllowed' }],
    },
  },
});
