import { hasFailed } from '../message-outcome.js';
import { primaryEntry } from '../primary-evidence.js';
import type { Report } from '../report.js';
import { indexReport, type ReportIndex } from '../text/report-index.js';
import { cannotTell } from './cannot-tell.js';
import { captureQuality } from './capture-quality.js';
import { contents } from './contents.js';
import { element } from './element.js';
import { findings } from './findings.js';
import { flowChoice } from './flow-choice.js';
import { flows } from './flows.js';
import { handOff } from './hand-off.js';
import { messageDetail } from './message-detail.js';
import type { Place } from './place.js';
import { reportHeader } from './report-header.js';
import { rootCauses } from './root-cause.js';
import { section } from './section.js';
import { sequence } from './sequence.js';
import { timeline } from './timeline.js';
import { tokens } from './tokens.js';
import type { Navigation, ViewContext, ViewPart } from './view-context.js';
import type { ViewHost } from './view-host.js';

/** One report: what broke and how to mend it on the left, the messages beside it. */
export function reportView(report: Report, host: ViewHost, navigation: Navigation): ViewPart {
  const context = toContext(report, host, navigation);
  const messages = messagesPane(context);
  const parts = [messages, timeline(context), tokens(context)];
  const [, rows, inspector] = parts;
  const lead = element('div', { class: 'lead' }, rootCauses(context), handOff(context));
  const rest = element(
    'div',
    { class: 'rest' },
    rows?.element,
    flows(context),
    inspector?.element,
    findings(context),
    cannotTell(context),
    captureQuality(context),
  );
  const made = element(
    'article',
    { class: 'report', 'aria-label': report.capture.name },
    reportHeader(context, contents(context, [lead, messages?.element, rest])),
    lead,
    messages?.element,
    rest,
  );
  made.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') navigation.go({ entry: undefined });
  });
  return {
    element: made,
    show(place) {
      for (const part of parts) part?.show(place);
    },
  };
}

function toContext(report: Report, host: ViewHost, navigation: Navigation): ViewContext {
  const tokenNumbers = new Map(report.tokens.map(({ id }, position) => [id, position + 1]));
  const entries = new Set(report.timeline.map(({ entry }) => entry));
  return { report, index: indexReport(report), host, entries, tokenNumbers, navigation };
}

function messagesPane(context: ViewContext): ViewPart | undefined {
  const { report, index } = context;
  if (report.timeline.length === 0) return undefined;
  const fallback = tellingEntry(report, index);
  const choice = flowChoice(context);
  const drawing = sequence(context, fallback);
  const detail = messageDetail(context, fallback);
  const pane = section('messages', 'Messages', choice?.element, drawing.element, detail.element);
  return {
    element: element('div', { class: 'messages' }, pane),
    show(place: Place) {
      for (const part of [choice, drawing, detail]) part?.show(place);
    },
  };
}

/** The message to look at first: where the root cause is, else the last that failed. */
function tellingEntry(report: Report, index: ReportIndex): number | undefined {
  const cause = report.findings.find(({ rootCause }) => rootCause);
  const entry = cause === undefined ? null : primaryEntry(cause);
  if (entry !== null && report.timeline.some((item) => item.entry === entry)) return entry;
  return report.timeline.findLast((item) => hasFailed(item, index))?.entry;
}
