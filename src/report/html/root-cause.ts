import type { ErrorReport, Finding } from '../report.js';
import { consequencesOf, explainedErrors, serverSentence } from '../root-cause-words.js';
import { OWNER_WORDS, PROOF_WORDS } from '../text/finding-words.js';
import { checklist } from './checklist.js';
import { correctedRequest } from './corrected-request.js';
import { element } from './element.js';
import { evidenceList } from './evidence.js';
import { outerLink } from './outer-link.js';
import { fact, section } from './section.js';
import { severityMark } from './severity-mark.js';
import type { ViewContext } from './view-context.js';

/** More root causes than this are folded: no capture has so many stories that a reader would follow them. */
const OPEN_CAUSES = 3;

/** Every root cause in full; undefined where there is none. */
export function rootCauses(context: ViewContext): HTMLElement | undefined {
  const causes = context.report.findings.filter(({ rootCause }) => rootCause);
  if (causes.length === 0) return undefined;
  const bodies = causes.map((cause) => causeBody(cause, causes.length > 1, context));
  const folded = bodies.slice(OPEN_CAUSES);
  const more = element('summary', {}, `${folded.length} more root causes`);
  const rest = folded.length === 0 ? undefined : element('details', {}, more, ...folded);
  const title = causes.length === 1 ? 'Root cause' : `${causes.length} root causes`;
  return section('cause', title, ...bodies.slice(0, OPEN_CAUSES), rest);
}

function causeBody(finding: Finding, isOneOfMany: boolean, context: ViewContext): HTMLElement {
  const known = [PROOF_WORDS[finding.proof], OWNER_WORDS[finding.owner], finding.ruleId].join(' · ');
  const facts = [
    fact('Why', finding.detail),
    fact('Server', ...explainedErrors(finding, context.index).map(serverWords)),
    fact('Fix', fixSteps(finding.fix)),
    fact('Evidence', evidenceList(finding, context)),
    fact('Corrected', correctedRequest(finding)),
    fact('Checked', checklist(finding)),
    fact('Leads to', consequences(finding, context)),
    fact('More', references(finding)),
  ];
  return element(
    'article',
    { class: 'cause', 'aria-label': finding.title },
    isOneOfMany ? element('h3', {}, finding.title) : undefined,
    element('p', { class: 'known' }, severityMark(finding.severity), ` ${known}`),
    element('dl', { class: 'facts' }, ...facts),
  );
}

function serverWords(error: ErrorReport): HTMLElement {
  const names = [error.code, error.error, error.suberror, error.title].filter((name) => name !== null);
  const sentence = serverSentence(error);
  return element(
    'div',
    { class: 'server' },
    element('span', { class: 'code' }, [...new Set(names)].join(' · ')),
    sentence === '' ? undefined : element('q', {}, sentence),
  );
}

/** The steps of a fix; undefined where there is none. */
export function fixSteps(fix: readonly string[]): HTMLElement | undefined {
  const [only] = fix;
  if (only === undefined) return undefined;
  if (fix.length === 1) return element('p', {}, only);
  return element('ol', { class: 'steps-of-fix' }, ...fix.map((step) => element('li', {}, step)));
}

function consequences(finding: Finding, { report }: ViewContext): HTMLElement | undefined {
  const items = consequencesOf(finding, report).map(({ title, ruleId, severity }) =>
    element('li', {}, severityMark(severity), ` ${title} `, element('span', { class: 'faint' }, ruleId)),
  );
  return items.length === 0 ? undefined : element('ul', { class: 'plain' }, ...items);
}

/** What to read on, as links. */
export function references({ references: links, docsUrl }: Finding): HTMLElement | undefined {
  const items = links.map(({ title, url }) => element('li', {}, outerLink(url, title)));
  const rule = docsUrl === '' ? [] : [element('li', {}, outerLink(docsUrl, 'About this rule'))];
  const all = [...items, ...rule];
  return all.length === 0 ? undefined : element('ul', { class: 'links' }, ...all);
}
