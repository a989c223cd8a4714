import type { Topic, TopicKind } from '../knowledge/topic.js';
import type { Block, Page } from './page.js';
import { topicsNamed } from './topic-index.js';

export const KIND_NAMES = {
  code: 'error code',
  'oauth-error': 'OAuth error',
  suberror: 'suberror',
  'api-error': 'error of an API',
  grant: 'grant',
  'response-type': 'response type',
  'response-mode': 'response mode',
  claim: 'claim',
  parameter: 'parameter',
  scope: 'scope',
  amr: 'value of amr',
  acr: 'value of acr',
  'directory-role': 'directory role',
  header: 'header',
  endpoint: 'endpoint',
  resource: 'resource',
  client: 'client',
  rule: 'rule of entrace',
} as const satisfies Record<TopicKind, string>;

/** One topic, laid out. */
export function topicPage(topic: Topic): Page {
  const { name, title, kind, summary, sections, related = [], rules = [] } = topic;
  const lists = sections.map(({ heading, lines }): Block => ({ kind: 'list', heading, lines }));
  return {
    title: `${name}: ${title}`,
    kind: KIND_NAMES[kind],
    lead: summary,
    blocks: [...lists, ...seeAlso('Rules that look for it', rules), ...seeAlso('See also', related)],
  };
}

/** Each name with what it is, so that nobody has to ask for five pages to find the right one. */
function seeAlso(heading: string, names: readonly string[]): Block[] {
  if (names.length === 0) return [];
  const lines = names.map((name) => {
    const title = topicsNamed(name)[0]?.title;
    return title === undefined ? name : `${name}: ${title}`;
  });
  return [{ kind: 'list', heading, lines }];
}
