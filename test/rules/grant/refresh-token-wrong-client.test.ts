import { refreshTokenWrongClient } from '../../../src/rules/grant/refresh-token-wrong-client.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyRefreshFlow } from '../../support/stories.js';

const { har, NATIVE, refreshToken, tokenAnswer, tokenError, tokenRequest, WEB } = made;
const issue = (members: Record<string, unknown> = {}, options: made.TokenRequestOptions = {}) =>
  tokenRequest(options, tokenAnswer({ refreshToken: refreshToken(5), members }));
const redeem = (options: made.TokenRequestOptions, answer: made.TokenAnswer = tokenError(70000)) =>
  tokenRequest({ grant: 'refresh_token', refreshToken: refreshToken(5), ...options }, answer);
const client = (entry: number) => ({
  entry,
  pointer: '/request/postData/text',
  within: ['form', 'client_id'],
});

ruleTest(refreshTokenWrongClient, {
  quiet: {
    'a refresh of one’s own': har(healthyRefreshFlow()),
    'one’s own, in capitals, refused': har(issue(), redeem({ clientId: made.CLIENT.toUpperCase() })),
    'a family of clients': har(issue({ foci: '1' }), redeem({ clientId: NATIVE })),
    'a nested app': har(issue(), redeem({ clientId: NATIVE, extra: { brk_client_id: WEB } })),
    'issued out of sight': har(redeem({ clientId: NATIVE })),
    accepted: har(issue(), redeem({ clientId: NATIVE }, tokenAnswer())),
    'a removed client id': har(issue(), redeem({ clientId: '[REDACTED]' })),
  },
  reports: {
    'another client': {
      capture: har(issue(), redeem({ clientId: NATIVE })),
      findings: [
        {
          messageId: 'otherClient',
          at: [
            client(1),
            client(0),
            { entry: 0, pointer: '/response/content/text', within: ['json', 'refresh_token'] },
          ],
        },
      ],
    },
    'another client of B2C': {
      capture: har(
        made.b2cToken({}, tokenAnswer({ refreshToken: refreshToken(5) })),
        made.b2cToken(
          { grant: 'refresh_token', refreshToken: refreshToken(5), clientId: NATIVE },
          tokenError('AADB2C90279'),
        ),
      ),
      findings: [{ messageId: 'otherClient' }],
    },
  },
});
