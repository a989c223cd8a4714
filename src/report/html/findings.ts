import type { Group } from '../alike.js';
import { otherFindings, whereFound } from '../other-findings.js';
import type { Finding } from '../report.js';
import { element } from './element.js';
import { evidenceList } from './evidence.js';
import { fixSteps, references } from './root-cause.js';
import { fact, section } from './section.js';
import { severityMark } from './severity-mark.js';
import type { ViewContext } from './view-context.js';

/** Evidence of more findings of one kind is left to the messages: each names what was found in it. */
const SHOWN_ALIKE = 5;

/** What else was found; undefined where nothing was. */
export function findings(context: ViewContext): HTMLElement | undefined {
  const groups = otherFindings(context.report);
  if (groups.length === 0) return undefined;
  return section('findings', 'Other findings', ...groups.map((alike) => groupBody(alike, context)));
}

function groupBody(alike: Group<Finding>, context: ViewContext): HTMLElement {
  const [finding] = alike;
  const where = [...whereFound(alike), finding.ruleId].join(' · ');
  const evidence = alike.slice(0, SHOWN_ALIKE).map((each) => evidenceList(each, context));
  return element(
    'article',
    { class: 'finding', 'aria-label': finding.title },
    element('h3', {}, severityMark(finding.severity), ' ', finding.title),
    element('p', {}, finding.detail),
    element(
      'details',
      {},
      element('summary', {}, 'Fix and evidence ', element('span', { class: 'faint' }, where)),
      element(
        'dl',
        { class: 'facts' },
        fact('Fix', fixSteps(finding.fix)),
        fact('Evidence', ...evidence),
        fact('More', references(finding)),
      ),
    ),
  );
}
