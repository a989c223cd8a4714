import { unknownAuthorityInstance } from '../../../src/rules/authority/unknown-authority-instance.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, har, instanceDiscovery } = made;
const refusal = answered(400, {
  error: 'invalid_instance',
  error_description: 'AADSTS50049: Unknown or invalid instance.',
  error_codes: [50049],
});

ruleTest(unknownAuthorityInstance, {
  quiet: {
    'a known authority': har(instanceDiscovery()),
    'refused for another reason': har(
      instanceDiscovery(
        {},
        answered(400, {
          error: 'invalid_request',
          error_description: 'AADSTS90014: x',
          error_codes: [90014],
        }),
      ),
    ),
    'the host is down': har(instanceDiscovery({}, answered(503))),
  },
  reports: {
    'the word alone, without a code': {
      capture: har(instanceDiscovery({}, answered(400, { error: 'invalid_instance' }))),
      findings: [{ messageId: 'unknown' }],
    },
    'the code alone': {
      capture: har(
        instanceDiscovery(
          {},
          answered(400, {
            error: 'invalid_request',
            error_description: 'AADSTS50049: x',
            error_codes: [50049],
          }),
        ),
      ),
      findings: [{ messageId: 'unknown' }],
    },
    'an unknown one': {
      capture: har(instanceDiscovery({}, refusal)),
      findings: [
        {
          messageId: 'unknown',
          at: [
            { entry: 0, pointer: '/request/url', within: ['query', 'authorization_endpoint'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
