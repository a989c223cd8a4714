import { findCodeFamily } from '../../knowledge/find-code.js';
import { findError } from '../../knowledge/find-error.js';
import type { OAuthError } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { present } from '../evidence.js';

/**
 * Reports each error that is no normal step, with what entrace knows of its code. It rests on the server's word alone:
 * every rule that finds the cause in the bytes goes before it. One code is told once a flow, however often it came.
 */
export const entraErrorObserved = defineRule({
  meta: {
    id: 'entra-error-observed',
    category: 'protocol',
    title: 'The server answered with an error',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: [],
    messages: {
      known: 'Entry {entry} was answered with {code}: {title}. {means}',
      family:
        'Entry {entry} was answered with {code}, which entrace does not know; by its number it belongs to {parent} ({title}).',
      unknown: 'Entry {entry} was answered with {error}.',
    },
    why: 'The server’s own code is what support searches for; what caused it is not to be seen in the bytes of this capture.',
    fix: ['{fix}'],
    references: [learn('Microsoft Entra error codes', 'reference-error-codes')],
    lowered: 'Information where the error was recovered, or another finding explains it.',
  },
  on: 'message-with-errors',
  check(message, report, story) {
    const flow = story.flowOf(message.id);
    for (const error of message.errors) {
      if (error.isExpected || isRepeat(error, flow?.errors ?? [])) continue;
      const entry = message.entry.index;
      const place = present(message, error.at, 'the server’s answer');
      const { id, data } = describe(error);
      report(id, { entry, ...data }, [place], { explains: [error.id] });
    }
  },
});

/** The same code earlier in the flow: a retry, or the redirect that carries the error on. */
function isRepeat(error: OAuthError, inFlow: readonly OAuthError[]): boolean {
  const same = inFlow.find(
    (each) => !each.isExpected && each.code === error.code && each.error === error.error,
  );
  return same !== undefined && same.id !== error.id;
}

function describe(error: OAuthError) {
  const code = error.code ?? '';
  const known = findError(error);
  if (known !== undefined) {
    const fix = known.fix[0] ?? 'Search the sign-in logs for the ids of this request.';
    return { id: 'known' as const, data: { code, title: known.title, means: known.means, fix } };
  }
  const fix = 'Search the sign-in logs for the ids of this request.';
  const parent = findCodeFamily(code);
  if (parent !== undefined)
    return { id: 'family' as const, data: { code, parent: parent.code, title: parent.title, fix } };
  const name = error.code ?? error.error ?? 'an error without a name';
  return { id: 'unknown' as const, data: { error: name, fix } };
}
