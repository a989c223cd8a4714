import { toHtml } from '../../report/to-html.js';
import { type ExitCode, exitCodeOf } from '../exit-code.js';
import { tell, writePrivately } from '../io.js';
import { openInBrowser } from '../open-in-browser.js';
import { type AnalyzeArguments, analyzeAll } from './analyze.js';

/** The arguments of `entrace open`: those of analyze, but for its format and its output. */
export type OpenArguments = AnalyzeArguments;

/** Writes the HTML report to a file that only its owner can read, in a folder of its own, and opens it. */
export async function openCommand(given: OpenArguments): Promise<ExitCode> {
  const { document, hadFault } = await analyzeAll(given);
  if (document.reports.length > 0) {
    const path = await writePrivately('report.html', toHtml(document));
    if (!given.quiet) await tell(`Written to ${path}; only you can read it.`);
    await openInBrowser(path);
  }
  return exitCodeOf(document, given.failOn, hadFault);
}
