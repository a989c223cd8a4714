import { clientAssertionTimeWindow } from '../../../src/rules/client-auth/client-assertion-time-window.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, har, tokenError, tokenRequest } = made;
/** The capture begins at 2026-03-02T09:00:00Z. */
const START = Date.UTC(2026, 2, 2, 9) / 1000;
const made10MinutesBefore = (seconds: number) => ({
  iat: START + seconds,
  nbf: START + seconds,
  exp: START + seconds + 600,
});
const request = (
  claims: Record<string, unknown>,
  answer: made.TokenAnswer,
  more: made.TokenRequestOptions = {},
) =>
  tokenRequest(
    {
      grant: 'client_credentials',
      credential: 'certificate',
      clientAssertion: clientAssertion(claims),
      ...more,
    },
    answer,
  );

ruleTest(clientAssertionTimeWindow, {
  quiet: {
    'a fresh one': har(request(made10MinutesBefore(-5), made.tokenAnswer())),
    'refused for another reason, and in time': har(request(made10MinutesBefore(-5), tokenError(700027))),
    'expired, and accepted all the same': har(request(made10MinutesBefore(-700), made.tokenAnswer())),
    'times as strings, as MSAL.NET writes them': har(
      request(
        { nbf: String(START - 5), exp: String(START + 600), iat: String(START - 5) },
        tokenError(700027),
      ),
    ),
    'a few minutes ahead, within the tolerance': har(request(made10MinutesBefore(200), tokenError(700027))),
  },
  reports: {
    'kept and reused': {
      capture: har(request(made10MinutesBefore(-7200), tokenError(700024))),
      findings: [
        {
          messageId: 'reused',
          data: { late: 6600, age: 120 },
          at: [
            {
              entry: 0,
              pointer: '/request/postData/text',
              within: ['form', 'client_assertion', 'payload', 'exp'],
            },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'made by a clock that is behind': {
      capture: har(request(made10MinutesBefore(-5), tokenError(700024), { serverAheadSeconds: 1800 })),
      findings: [{ messageId: 'clock', data: { late: 1205 } }],
    },
    'made by a clock that is ahead': {
      capture: har(request(made10MinutesBefore(900), tokenError(700024))),
      findings: [{ messageId: 'early', data: { early: 900 } }],
    },
  },
});
