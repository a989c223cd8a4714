import { stringMember } from '../../model/json.js';
import type { Parameters } from '../../model/parameters.js';
import type { Message } from '../../oauth/messages.js';
import { defineRule, type Rule, type RuleMeta } from '../define-rule.js';
import { compared, inside, primary } from '../evidence.js';

interface HashRule {
  readonly meta: RuleMeta<'differs'>;
  readonly claim: 'c_hash' | 'at_hash';
  /** The parameter of the same answer that the claim is the hash of. */
  readonly value: 'code' | 'access_token';
}

/**
 * A rule that recomputes a hash claim of an id_token over the value that came in the same answer (OIDC Core sections
 * 3.1.3.6 and 3.3.2.11). A value that was redacted, or that no platform could hash, is not judged.
 */
export function hashRule({ meta, claim, value }: HashRule): Rule {
  return defineRule({
    meta,
    on: 'message',
    check(message, report, story) {
      for (const answer of answersOf(message)) {
        const idToken = answer.get('id_token');
        const other = answer.get(value);
        const jwt = story.tokenOf(answer.value('id_token'))?.jwt;
        const claimed = stringMember(jwt?.payload, claim);
        if (idToken === undefined || other === undefined || jwt === undefined || claimed === undefined)
          continue;
        const computed = story.hashes.leftHalf(other.value, stringMember(jwt.header, 'alg') ?? 'RS256');
        if (computed === undefined || computed === claimed) continue;
        const evidence = [
          primary(message, inside(idToken, 'payload', claim), 'the hash'),
          compared(message, other, 'what it should be the hash of'),
        ];
        report('differs', { entry: message.entry.index }, evidence);
        return;
      }
    },
  });
}

/** An answer is seen where the login host gives it, and again where the browser hands it to the app. */
function answersOf(message: Message): Parameters[] {
  const isCallback = message.kind === 'authorization-response';
  return isCallback ? [message.parameters] : [message.answer.parameters];
}
