import { extname } from 'node:path';
import { connectQueue } from '../../src/batch/queue/connect-queue.js';
import { parseQueueAddress } from '../../src/batch/queue/queue-address.js';
import { QUEUE_TIMES } from '../../src/batch/queue/queue-times.js';
import { workOnQueue } from '../../src/batch/queue/work-on-queue.js';

/** A worker as a process of its own that does what the names of captures say, and is soon taken for dead. */
const [url = ''] = process.argv.slice(2);
const connection = await connectQueue(parseQueueAddress(url));
await workOnQueue(
  {
    connection,
    times: { ...QUEUE_TIMES, lock: 2_000, stalledCheck: 500 },
    threads: 1,
    password: undefined,
    tell: (sentence) => process.stderr.write(`${sentence}\n`),
    onDone: () => {},
    worker: new URL(`./misbehaving-worker${extname(import.meta.url)}`, import.meta.url),
  },
  new AbortController().signal,
);
