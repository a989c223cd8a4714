import type { OAuthError } from '../../oauth/messages.js';
import { type NativeStep, nativeSteps } from '../../oauth/native-chain.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/**
 * Reports a refused step of native authentication that presents an older continuation token than the chain has.
 * A refusal with a `suberror` says itself what was wrong (a mistyped code, say), so it is not taken for this fault.
 */
export const nativeAuthStaleContinuationToken = defineRule({
  meta: {
    id: 'native-auth-stale-continuation-token',
    category: 'grant',
    title: 'An old continuation token is sent',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      stale:
        'Entry {entry} sends the continuation token of entry {issuer}, although entry {newer} had already replaced it.',
    },
    why: 'Each answer of native authentication brings the token for the next step; the one before is void.',
    fix: ['Overwrite the stored continuation token with that of every answer, errors included.'],
    references: [learn('Native authentication API', 'reference-native-authentication-api')],
  },
  on: 'flow',
  check(flow, report, story) {
    let newest: NativeStep | undefined;
    for (const step of nativeSteps(flow)) {
      const sent = step.parameters.get('continuation_token');
      const issuer = story.tokenOf(step.parameters.value('continuation_token'))?.issuedBy;
      const refusal = step.errors.find(isStaleRefusal);
      if (sent !== undefined && issuer !== undefined && newest !== undefined && refusal !== undefined) {
        const isOld = issuer.message.id !== newest.id;
        const data = {
          entry: step.entry.index,
          issuer: issuer.message.entry.index,
          newer: newest.entry.index,
        };
        const places = [
          primary(step, sent, 'the older token'),
          related(issuer.message, issuer, 'issued here'),
          related(newest, newest.answer.parameters.get('continuation_token'), 'replaced here'),
        ];
        if (isOld) report('stale', data, places, { flow, explains: [refusal.id] });
      }
      if (step.answer.parameters.value('continuation_token') !== undefined) newest = step;
    }
  },
});

function isStaleRefusal({ error, suberror }: OAuthError): boolean {
  if (error === 'expired_token') return true;
  return suberror === undefined && (error === 'invalid_grant' || error === 'invalid_request');
}
