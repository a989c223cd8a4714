import { captureFacts } from '../capture-facts.js';
import { secretsWarning } from '../secrets-warning.js';
import { verdictOf } from '../verdict.js';
import { copyButton } from './copy-button.js';
import { element } from './element.js';
import { handOffText } from './hand-off.js';
import { verdictMark } from './verdict-mark.js';
import type { ViewContext } from './view-context.js';
import type { ViewAction } from './view-host.js';

/** What was read, the one sentence that says what came of it, and what can be taken along. */
export function reportHeader(context: ViewContext, contents: HTMLElement): HTMLElement {
  const { report, host } = context;
  const name = element('span', { class: 'capture-name' }, report.capture.name);
  const facts = element('span', { class: 'faint' }, captureFacts(report.capture).join(' · '));
  return element(
    'header',
    { class: 'report-header' },
    unsafeBanner(context),
    element(
      'div',
      { class: 'topline' },
      element('p', { class: 'capture-facts' }, name, ' ', facts),
      actions(context),
    ),
    headline(context),
    liveSecrets(context),
    host.beside?.(report),
    contents,
  );
}

function unsafeBanner({ report }: ViewContext): HTMLElement | undefined {
  const warning = secretsWarning(report);
  return warning === undefined ? undefined : element('p', { class: 'unsafe' }, warning.message);
}

function headline({ report }: ViewContext): HTMLElement {
  return element('h1', {}, verdictMark(verdictOf(report)), element('span', {}, report.summary.headline));
}

function liveSecrets({ report }: ViewContext): HTMLElement | undefined {
  const { liveSecrets: count } = report.summary;
  if (count === 0) return undefined;
  const what = count === 1 ? 'a credential that' : `${count} credentials that`;
  const words = `The capture holds ${what} still worked when it ended. Send this report, not the capture.`;
  return element('p', { class: 'live-secrets' }, words);
}

function actions({ report, host }: ViewContext): HTMLElement {
  const { handoff } = report;
  return element(
    'div',
    { class: 'buttons', role: 'group', 'aria-label': 'Take along' },
    handoff === null ? undefined : copyButton('Copy hand-off', () => handOffText(handoff)),
    copyButton('Copy Markdown note', () => host.note(report)),
    ...(host.extras?.(report) ?? []).map(actionButton),
  );
}

function actionButton({ label, run }: ViewAction): HTMLElement {
  const button = element('button', { type: 'button', class: 'button' }, label);
  button.addEventListener('click', () => void run());
  return button;
}
