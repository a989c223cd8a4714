import { runAnalysis } from '../index.js';
import { browserPorts } from './browser-ports.js';
import { readFile, readHarInPieces } from './read-file.js';

/**
 * Reads and analyses a capture for nothing, in both ways of reading. The first analysis of a worker compiles all that
 * it runs and takes some times as long as the next: better while the user looks for a file than while they wait. Between its
 * steps it asks whether to go on.
 */
export async function warmUp(har: string, goesOn: () => boolean): Promise<void> {
  const name = 'warm-up.har';
  const file = new File([har], name);
  if (goesOn()) await readFile({ file, name }, () => {});
  const capture = goesOn() ? await readHarInPieces(file, name, () => {}) : undefined;
  if (capture !== undefined && goesOn()) await runAnalysis(capture, { ports: browserPorts });
}
