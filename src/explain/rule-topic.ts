import type { Topic } from '../knowledge/topic.js';
import { OWNER_WORDS, PROOF_WORDS } from '../report/text/finding-words.js';
import type { Rule } from '../rules/define-rule.js';

/** A rule as a topic: the facts of its page in the catalogue. */
export function ruleTopic({ meta }: Rule): Topic {
  const sections = [
    { heading: 'What it says', lines: Object.values(meta.messages) },
    { heading: 'What to do', lines: meta.fix },
    { heading: 'Severity', lines: [severity(meta), ...(meta.lowered === undefined ? [] : [meta.lowered])] },
    { heading: 'How it is known', lines: [`${PROOF_WORDS[meta.proof]}; ${OWNER_WORDS[meta.owner]}`] },
    { heading: 'Goes before', lines: meta.supersedes ?? [] },
    { heading: 'Read more', lines: meta.references.map(({ title, url }) => `${title}: ${url}`) },
  ];
  return {
    kind: 'rule',
    name: meta.id,
    title: meta.title,
    summary: meta.why,
    sections: sections.filter(({ lines }) => lines.length > 0),
    related: meta.codes,
  };
}

function severity({ severity: usual, onSuccess }: Rule['meta']): string {
  return onSuccess === undefined
    ? usual
    : `${usual}; ${onSuccess} where the request was answered all the same`;
}
