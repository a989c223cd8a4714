import type { Cluster } from '../report/clusters.js';
import type { Document, Report } from '../report/report.js';
import type { FileToRead, OnRead } from './read-file.js';
import type { RenderFormat } from './render.js';
import { trustedWorkerUrl } from './trusted-types.js';
import { unpackWorker } from './unpack-worker.js';
import type { CaptureResult, SanitizedCopy, WorkerReply, WorkerRequest } from './worker-messages.js';

/** A fault in entrace, told by its kind alone. */
export class AnalystFault extends Error {
  override readonly name = 'AnalystFault';
}

/** Who analyses: a worker, started ahead of time, that holds nothing once it has answered. */
export interface Analyst {
  analyse(file: FileToRead, onRead: OnRead): Promise<readonly CaptureResult[]>;
  sanitize(file: FileToRead): Promise<SanitizedCopy>;
  /** The script that shows a report, as HTML reports carry it. */
  view(): Promise<string>;
  /** The capture to try, as text. */
  sample(): Promise<string>;
  /** Groups reports by their root causes. */
  cluster(reports: readonly Report[]): Promise<readonly Cluster[]>;
  render(document: Document, format: RenderFormat): Promise<string>;
  /** Stops whatever is being done, for good; what was asked is never answered. */
  stop(): void;
}

export function createAnalyst(): Analyst {
  let worker = startWorker();
  let turn: Promise<unknown> = Promise.resolve();

  function ask(request: WorkerRequest, onRead: OnRead): Promise<WorkerReply> {
    const asked = turn.then(async () => answerOf(await worker, request, onRead));
    // Of an answer, which holds what was captured, only its end is kept.
    turn = asked.then(
      () => {},
      () => {},
    );
    return asked;
  }

  return {
    async analyse(file, onRead) {
      const reply = await ask({ kind: 'analyse', ...file }, onRead);
      if (reply.kind === 'analysed') return reply.results;
      throw faultOf(reply);
    },
    async sanitize(file) {
      const reply = await ask({ kind: 'sanitize', ...file }, () => {});
      if (reply.kind === 'sanitized') return reply.copy;
      throw faultOf(reply);
    },
    async view() {
      const reply = await ask({ kind: 'view' }, () => {});
      if (reply.kind === 'view') return reply.script;
      throw faultOf(reply);
    },
    async sample() {
      const reply = await ask({ kind: 'sample' }, () => {});
      if (reply.kind === 'sample') return reply.text;
      throw faultOf(reply);
    },
    async cluster(reports) {
      const reply = await ask({ kind: 'cluster', reports }, () => {});
      if (reply.kind === 'clustered') return reply.clusters;
      throw faultOf(reply);
    },
    async render(document, format) {
      const reply = await ask({ kind: 'render', document, format }, () => {});
      if (reply.kind === 'rendered') return reply.text;
      throw faultOf(reply);
    },
    stop() {
      void worker.then((stopped) => stopped.terminate());
      worker = startWorker();
      turn = Promise.resolve();
    },
  };
}

let workerUrl: Promise<string> | undefined;

async function startWorker(): Promise<Worker> {
  workerUrl ??= unpackWorker();
  return new Worker(trustedWorkerUrl(await workerUrl), { name: 'entrace' });
}

function answerOf(worker: Worker, request: WorkerRequest, onRead: OnRead): Promise<WorkerReply> {
  return new Promise((resolve) => {
    const end = (reply: WorkerReply) => {
      // They hold the request, and with it the file.
      worker.onmessage = null;
      worker.onerror = null;
      resolve(reply);
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      if (data.kind === 'progress') onRead(data.done, data.total);
      else end(data);
    };
    // As when memory runs out.
    worker.onerror = () => end({ kind: 'failed', error: 'the worker stopped' });
    worker.postMessage(request);
  });
}

function faultOf(reply: WorkerReply): AnalystFault {
  return new AnalystFault(reply.kind === 'failed' ? reply.error : reply.kind);
}
