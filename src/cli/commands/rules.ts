import { SEVERITY_STYLES } from '../../report/text/finding-words.js';
import { EMPTY_LINE, type Line, paragraph, render, type Span, span } from '../../report/text/line.js';
import { table } from '../../report/text/table.js';
import { escapeHidden } from '../../report/to-json.js';
import { allRules } from '../../rules/all-rules.js';
import { toCatalogue } from '../../rules/catalogue.js';
import type { Rule } from '../../rules/define-rule.js';
import { NOT_IMPLEMENTED } from '../../rules/not-implemented.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import type { View } from '../formats.js';
import { print, refuseOverwriting, STANDARD_STREAM, tell, writeOutput } from '../io.js';
import type { RulesFormat } from '../rules-options.js';
import { UsageError } from '../usage-error.js';
import { viewOf } from '../view.js';

/** The arguments of `entrace rules`, as the command line gives them. */
export interface RulesArguments {
  /** What stands beside the options: nothing should. */
  readonly words: readonly string[];
  readonly format: RulesFormat;
  /** A path; undefined or `-` for standard output. */
  readonly output: string | undefined;
  readonly force: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** Lists the rules: to standard output or a file. */
export async function rulesCommand(given: RulesArguments): Promise<ExitCode> {
  if (given.words.length > 0) {
    throw new UsageError('entrace rules lists all rules and takes no names. For one: entrace explain <id>.');
  }
  const output = given.output === STANDARD_STREAM ? undefined : given.output;
  if (output !== undefined) await refuseOverwriting(output, [], given.force);
  const text = written(given.format, viewOf({ color: given.color, isFile: output !== undefined }));
  if (output === undefined) await print(text);
  else await writeOutput(output, text, { force: given.force, isSecret: false });
  if (output !== undefined && !given.quiet) await tell(`Written to ${output}.`);
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
