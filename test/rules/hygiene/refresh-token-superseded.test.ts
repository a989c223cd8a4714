import { refreshTokenSuperseded } from '../../../src/rules/hygiene/refresh-token-superseded.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, refreshToken, tokenAnswer, tokenRequest } = made;
const refresh = (using: number, issuing: number, at: number) =>
  tokenRequest(
    { grant: 'refresh_token', refreshToken: refreshToken(using), at },
    tokenAnswer({ refreshToken: refreshToken(issuing) }),
  );

ruleTest(refreshTokenSuperseded, {
  quiet: {
    'each token once': har(refresh(1, 2, 0), refresh(2, 3, 60)),
    'two tabs at the same time': har(refresh(1, 2, 0), refresh(1, 3, 2)),
  },
  reports: {
    'the old token a minute later': {
      capture: har(refresh(1, 2, 0), refresh(1, 3, 60)),
      findings: [
        {
          messageId: 'superseded',
          at: [
            { entry: 1, pointer: '/request/postData/text', within: ['form', 'refresh_token'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'refresh_token'] },
          ],
        },
      ],
    },
  },
});
