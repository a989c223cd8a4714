import { assertNever } from '../../model/assert-never.js';
import type { BodyState } from '../../model/capture.js';
import type { Exchange, Pair } from '../exchange.js';
import type { BodyReport } from '../exchange-body.js';
import { EMPTY_LINE, indent, type Line, line, paragraph, span, verbatim } from './line.js';
import { table } from './table.js';

/** Columns by which what belongs to a message stands to the right of its first line. */
const INDENT = 2;

/** One exchange as it went over the wire, masked: request line, query, headers, body, and the answer. */
export function exchangeLines(exchange: Exchange, width: number): Line[] {
  const { request, response } = exchange;
  return [
    headingLine(exchange),
    EMPTY_LINE,
    line(span(request.method, 'strong'), ' ', span(request.url, 'value')),
    ...pairRows(request.query, '?', width),
    ...pairRows(request.fragment, '#', width),
    ...headerRows(request.headers, width),
    ...(isPlainGet(exchange) ? [] : bodyRows(request.body, width)),
    EMPTY_LINE,
    statusLine(response),
    ...headerRows(response.headers, width),
    ...bodyRows(response.body, width),
  ];
}

/** Nobody expects a body there. */
function isPlainGet({ request }: Exchange): boolean {
  return request.body.kind === 'none' && ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
}

function headingLine({ entry, session, label, flow, startedDateTime, elapsedMs }: Exchange): Line {
  const facts = [
    session === null ? undefined : `session ${session}`,
    startedDateTime ?? undefined,
    elapsedMs === null ? undefined : `${Math.round(elapsedMs)} ms`,
    flow === null ? undefined : `flow ${flow}`,
  ].filter((fact) => fact !== undefined);
  const what = label ?? 'not part of a sign-in';
  return line(span(`entry ${entry} · ${what}`, 'heading'), span(` · ${facts.join(' · ')}`, 'faint'));
}

function statusLine({ status, statusText, failure }: Exchange['response']): Line {
  if (status === null)
    return line(span(`no answer was recorded${failure === null ? '' : ` (${failure})`}`, 'bad'));
  return line(span(`${status} ${statusText}`.trim(), status >= 400 ? 'bad' : 'strong'));
}

function pairRows(pairs: readonly Pair[], sign: string, width: number): Line[] {
  const rows = pairs.map(({ name, value }, at) => [
    span(at === 0 ? sign : sign === '?' ? '&' : ' ', 'faint'),
    span(name, 'faint'),
    span(value),
  ]);
  return indent(table(rows, [{}, {}, { canShrink: true }], width - INDENT), INDENT);
}

function headerRows(headers: readonly Pair[], width: number): Line[] {
  const rows = headers.map(({ name, value }) => [span(`${name}:`, 'faint'), span(value)]);
  return indent(table(rows, [{ canShrink: true }, { canShrink: true }], width - INDENT), INDENT);
}

/** What is said of a body that has no text to show. */
const STATES = {
  present: 'body: none',
  absent: 'body: not recorded',
  empty: 'body: empty',
  redacted: 'body: removed by whoever redacted this capture',
  undecodable: 'body: its encoding could not be undone',
  binary: 'body: not text',
} as const satisfies Record<BodyState, string>;

function bodyRows(body: BodyReport, width: number): Line[] {
  const rows = bodyLines(body, width - INDENT);
  return rows.length === 0 ? [] : [EMPTY_LINE, ...indent(rows, INDENT)];
}

function bodyLines(body: BodyReport, width: number): Line[] {
  switch (body.kind) {
    case 'none':
      return [line(span(STATES[body.state], 'faint'))];
    case 'fields':
      return fieldRows(body.fields, width);
    case 'json':
      return verbatim(body.text);
    case 'page':
      return [
        line(span('a page; what it tells its scripts:', 'faint')),
        ...fieldRows(body.settings, width),
        ...(body.fields.length === 0 ? [] : [line(span('and the form that it posts:', 'faint'))]),
        ...fieldRows(body.fields, width),
      ];
    case 'text':
      return [
        ...paragraph(body.text, width),
        ...(body.isCut ? [line(span('… (the rest is not shown)', 'faint'))] : []),
      ];
    case 'withheld':
      return withheldLines(body);
    default:
      return assertNever(body);
  }
}

function fieldRows(fields: readonly Pair[], width: number): Line[] {
  const rows = fields.map(({ name, value }) => [span(name, 'faint'), span(value)]);
  return table(rows, [{ canShrink: true }, { canShrink: true }], width);
}

function withheldLines({ mimeType, sizeBytes, errors }: BodyReport & { kind: 'withheld' }): Line[] {
  const facts = [mimeType, sizeBytes === null ? '' : `${sizeBytes} bytes`].filter((fact) => fact !== '');
  const what = `body: not shown, for it is no identity traffic (${facts.join(', ')})`;
  const error =
    errors === null ? [] : [line(span('what it says of an error:', 'faint')), ...verbatim(errors)];
  return [line(span(facts.length === 0 ? what.replace(' ()', '') : what, 'faint')), ...error];
}
