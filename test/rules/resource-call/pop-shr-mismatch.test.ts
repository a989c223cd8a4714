import { popShrMismatch } from '../../../src/rules/resource-call/pop-shr-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { apiCall, graphError, graphToken, har, popRequest } = made;
const signed = (claims: Parameters<typeof popRequest>[0] = {}, answer = graphError()) =>
  apiCall({ at: 0, scheme: 'PoP', token: popRequest(claims) }, answer);
const pointer = `/request/headers/${apiCall().requestHeaders.length - 1}/value`;
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error', 'message'] };
const bound = graphToken({ cnf: { kid: 'key' } });

ruleTest(popShrMismatch, {
  quiet: {
    'bearer tokens': har(healthyCodeFlow()),
    'a signed request that fits, refused for something else': har(signed()),
    'a token that is bound to no key': har(signed({ at: graphToken() })),
    'a host with its usual port': har(signed({ u: 'GRAPH.microsoft.com:443' })),
    'a method in lower case': har(signed({ m: 'get' })),
    'accepted behind a proxy that rewrote the host': har(signed({ u: 'proxy.example' }, made.apiData())),
    'a bound token that was accepted': har(apiCall({ token: bound })),
  },
  reports: {
    'another method': {
      capture: har(signed({ m: 'POST' })),
      findings: [{ messageId: 'differs', at: [{ entry: 0, pointer, within: ['payload', 'm'] }, answer] }],
    },
    'another path': { capture: har(signed({ p: '/v1.0/Me' })), findings: [{ messageId: 'differs' }] },
    'another host': {
      capture: har(signed({ u: 'graph.microsoft.us' })),
      findings: [{ messageId: 'differs' }],
    },
    'another key': {
      capture: har(signed({ at: bound })),
      findings: [
        {
          messageId: 'differs',
          at: [{ entry: 0, pointer, within: ['payload', 'cnf', 'jwk'] }, answer],
          data: { name: 'key', signed: made.PROOF_KID, sent: 'a token bound to key' },
        },
      ],
    },
    'another key than its name says': {
      capture: har(signed({ cnf: { jwk: made.publicJwk(made.ENTRA_SIGNING_KEY) } })),
      findings: [
        {
          messageId: 'differs',
          at: [{ entry: 0, pointer, within: ['payload', 'cnf', 'jwk'] }, answer],
          data: { sent: `a token bound to ${made.PROOF_KID}` },
        },
      ],
    },
    'another key, known by its name only': {
      capture: har(signed({ at: bound, cnf: undefined })),
      findings: [{ messageId: 'differs', at: [{ entry: 0, pointer, within: ['header', 'kid'] }, answer] }],
    },
    'made ten minutes before': {
      capture: har(signed({ ts: made.epochAt(-600) })),
      findings: [{ messageId: 'old', at: [{ entry: 0, pointer, within: ['payload', 'ts'] }, answer] }],
    },
    'a bound token as bearer': {
      capture: har(apiCall({ token: bound }, graphError())),
      findings: [{ messageId: 'bearer', at: [{ entry: 0, pointer, within: ['payload', 'cnf'] }, answer] }],
    },
  },
});
