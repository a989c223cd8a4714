import { runAnalysis } from '../index.js';
import { browserPorts } from './browser-ports.js';
import { readFile, readHarInPieces } from './read-file.js';

/**
 * Reads and analyses a capture for nothing, in both ways of reading. The first analysis of a worker compiles all that
 * it runs and takes some times as long as the next: better while the user looks for a file than while they wait.
 * Rejects between two steps once it is told to stop.
 */
export async function warmUp(har: string, stop: AbortSignal): Promise<void> {
  const name = 'warm-up.har';
  const file = new File([har], name);
  stop.throwIfAborted();
  await readFile({ file, name }, () => {});
  stop.throwIfAborted();
  const capture = await readHarInPieces(file, name, () => {});
  stop.throwIfAborted();
  await runAnalysis(capture, { ports: browserPorts });
}
