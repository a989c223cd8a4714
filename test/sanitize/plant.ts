import { FORMATS } from '../../src/cli/formats.js';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture, sanitize } from '../../src/index.js';
import { createPatternSearch } from '../../src/redact/multi-pattern.js';
import { plainPaint } from '../../src/report/text/plain-paint.js';
import { receiptAsMarkdown } from '../../src/sanitize/receipt-markdown.js';
import { ENCODINGS, type Planted } from './plantings.js';

/** Says which planted values are in an output, by place and encoding; none is right. */
export function leaksOf(planted: Planted, outputs: ReadonlyMap<string, string>): string[] {
  const spelled = planted.values.flatMap(({ value, place }) =>
    Object.entries(ENCODINGS).map(([encoding, encode]) => ({ text: encode(value), place, encoding })),
  );
  // One search for all: a text at a time would take most of the run.
  const search = createPatternSearch(
    spelled.map(({ text }) => text),
    { ignoreCase: false },
  );
  const leaks: string[] = [];
  for (const [output, text] of outputs) {
    search.scan(text, (index) => {
      leaks.push(`${spelled[index]?.place}, ${spelled[index]?.encoding} in ${output}`);
      return false;
    });
  }
  return leaks;
}

/** Everything that is made of a capture: it sanitized, the receipt, and its report in every format. */
export async function outputsOf({ bytes }: Planted): Promise<Map<string, string>> {
  const options = { name: 'planted.har', ports: nodePorts };
  const { bytes: safe, receipt } = await sanitize(bytes, options);
  const report = await analyze(await parseCapture(bytes, options), options);
  const document = {
    schemaVersion: 1 as const,
    tool: { name: 'entrace' as const, version: '0' },
    reports: [report],
    unreadable: [],
  };
  const outputs = new Map([
    ['the sanitized capture', new TextDecoder().decode(safe)],
    ['the receipt', JSON.stringify(receipt)],
    ['the receipt as Markdown', receiptAsMarkdown(receipt)],
  ]);
  for (const [format, load] of Object.entries(FORMATS)) {
    outputs.set(format, (await load())(document, { width: 100, paint: plainPaint }));
  }
  return outputs;
}
