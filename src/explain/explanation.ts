import type { Topic } from '../knowledge/topic.js';
import { isOpaque } from '../redact/value-shape.js';
import { type ExplainedMessage, explainMessage } from './explain-message.js';
import type { ExplainedToken } from './explain-token.js';
import { findTopics } from './find-topics.js';
import { nearestTopics } from './nearest-topics.js';
import type { Identities } from './pasted-masker.js';

/** What one argument of `entrace explain`, or standard input, led to. */
export type Explanation =
  | { readonly about: 'topic'; readonly asked: string; readonly topics: readonly Topic[] }
  | ({ readonly about: 'message' } & ExplainedMessage)
  | ({ readonly about: 'token' } & ExplainedToken)
  | {
      readonly about: 'unknown';
      /** Null where it was a whole text, which is not repeated. */
      readonly asked: string | null;
      readonly nearest: readonly string[];
    };

/** Explains a name, or a whole error message. Never throws: what is not known has its nearest neighbours. */
export function explain(asked: string, identities: Identities): Explanation {
  const topics = findTopics(asked);
  if (topics.length > 0) return { about: 'topic', asked: withoutValue(asked, topics), topics };
  const message = isText(asked) ? explainMessage(asked, identities) : undefined;
  if (message !== undefined) return { about: 'message', ...message };
  return { about: 'unknown', asked: isShort(asked) ? asked : null, nearest: nearestTopics(asked) };
}

/** `state=…` leads to the parameter: its value may be a secret, and is not repeated. */
function withoutValue(asked: string, topics: readonly Topic[]): string {
  const name = asked.split('=', 1)[0] ?? asked;
  return topics.some((topic) => topic.name === name) ? name : asked;
}

/** More than one word, a body, or an address with an error in it. */
function isText(asked: string): boolean {
  return /[\s{=]|AADSTS\d{4,8}:/.test(asked.trim());
}

/** Names are short; anything longer may be a secret that was pasted. */
const LONGEST_NAME = 40;

function isShort(asked: string): boolean {
  return asked.length <= LONGEST_NAME && !asked.includes('\n') && !isOpaque(asked);
}
