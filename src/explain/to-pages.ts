import type { Explanation } from './explanation.js';
import { messagePages } from './message-page.js';
import type { Page } from './page.js';
import { tokenPage } from './token-page.js';
import { topicPage } from './topic-page.js';

/** Lays explanations out, in their order. What is unknown has no page. */
export function toPages(explanations: readonly Explanation[]): Page[] {
  return explanations.flatMap(pagesOf);
}

function pagesOf(explanation: Explanation): Page[] {
  switch (explanation.about) {
    case 'topic':
      return explanation.topics.map(topicPage);
    case 'message':
      return messagePages(explanation);
    case 'token':
      return [tokenPage(explanation)];
    case 'unknown':
      return [];
  }
}
