import { SEVERITY_STYLES } from '../../report/text/finding-words.js';
import { EMPTY_LINE, type Line, paragraph, render, type Span, span } from '../../report/text/line.js';
import { table } from '../../report/text/table.js';
import { escapeHidden } from '../../report/to-json.js';
import { allRules } from '../../rules/all-rules.js';
import { toCatalogue } from '../../rules/catalogue.js';
import type { Rule } from '../../rules/define-rule.js';
import { NOT_IMPLEMENTED } from '../../rules/not-implemented.js';
import { deliver } from '../deliver.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import type { View } from '../formats.js';
import { refuseOverwriting } from '../io.js';
import type { OutputArguments } from '../output-arguments.js';
import type { RulesFormat } from '../rules-options.js';
import { UsageError } from '../usage-error.js';
import { viewOf } from '../view.js';

/** The arguments of `entrace rules`, as the command line gives them. */
export interface RulesArguments extends OutputArguments {
  /** What stands beside the options: nothing should. */
  readonly words: readonly string[];
  readonly format: RulesFormat;
}

/** Lists the rules: to standard output or a file. */
export async function rulesCommand(given: RulesArguments): Promise<ExitCode> {
  if (given.words.length > 0) {
    throw new UsageError('entrace rules lists all rules and takes no names. For one: entrace explain <id>.');
  }
  await refuseOverwriting(given, []);
  await deliver(written(given.format, viewOf(given)), given);
  return EXIT_CODES.done;
}

function written(format: RulesFormat, view: View): string {
  switch (format) {
    case 'text':
      return asText(view);
    case 'json':
      return asJson();
    case 'markdown':
      return toCatalogue(allRules, NOT_IMPLEMENTED);
  }
}

function asJson(): string {
  const metas = allRules.map(({ meta }) => meta);
  return `${escapeHidden(JSON.stringify(metas, undefined, 2))}\n`;
}

const HEADINGS = ['Rule', 'Severity', 'Category', 'What it finds'];

function asText({ width, paint }: View): string {
  const rows = [HEADINGS.map((heading) => span(heading, 'faint')), ...allRules.map(toRow)];
  return render([...table(rows, [{}, {}, {}, { canShrink: true }], width), ...closing(width)], paint);
}

function toRow({ meta: { id, severity, category, title } }: Rule): Span[] {
  return [span(id), span(severity, SEVERITY_STYLES[severity]), span(category), span(title)];
}

function closing(width: number): Line[] {
  const words = `${allRules.length} rules. entrace explain <id> says what one means; --rule <id>=off silences it.`;
  return [EMPTY_LINE, ...paragraph(words, width, 'faint')];
}
