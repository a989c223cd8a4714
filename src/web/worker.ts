import sample from 'entrace:sample';
import { InputError, runAnalysis, sanitize } from '../index.js';
import type { Capture } from '../model/capture.js';
import { clusterReports } from '../report/clusters.js';
import { VIEW } from '../report/html-assets.js';
import { proofSentence, receiptAsMarkdown } from '../sanitize/receipt-markdown.js';
import { browserPorts } from './browser-ports.js';
import { type FileToRead, readFile } from './read-file.js';
import { RENDERERS } from './render.js';
import { warmUp } from './warm-up.js';
import type { CaptureResult, SanitizedCopy, WorkerReply, WorkerRequest } from './worker-messages.js';

/** Who drops a capture while the page opens has it read at once. */
const QUIET_MS = 100;

const warming = new AbortController();

/** The worker of the page: reads and analyses what it is handed, and keeps nothing. */
self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'analyse') warming.abort();
  void answer(data).then(reply);
});

// Whatever fails here fails again where somebody waits for it, and is told there.
setTimeout(() => warmUp(sample, warming.signal).catch(() => {}), QUIET_MS);

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  try {
    switch (request.kind) {
      case 'analyse':
        return { kind: 'analysed', results: await analyse(request) };
      case 'sanitize':
        return { kind: 'sanitized', copy: await sanitizedCopy(request) };
      case 'view':
        return { kind: 'view', script: VIEW.script };
      case 'sample':
        return { kind: 'sample', text: sample };
      case 'cluster':
        return { kind: 'clustered', clusters: clusterReports(request.reports) };
      case 'render':
        return { kind: 'rendered', text: RENDERERS[request.format](request.document) };
    }
  } catch (error) {
    // The kind alone: a message may hold a captured value.
    return { kind: 'failed', error: error instanceof Error ? error.name : typeof error };
  }
}

async function analyse(request: FileToRead): Promise<CaptureResult[]> {
  try {
    const captures = await readFile(request, (done, total) => reply({ kind: 'progress', done, total }));
    const results: CaptureResult[] = [];
    for (const capture of captures) results.push(await report(capture));
    return results;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { name } = request;
    const { code, message } = error;
    return [{ kind: 'unreadable', unreadable: { name, code, message: `${name}: ${message}` } }];
  }
}

async function report(capture: Capture): Promise<CaptureResult> {
  return { kind: 'report', ...(await runAnalysis(capture, { ports: browserPorts })) };
}

async function sanitizedCopy({ file, ...options }: FileToRead): Promise<SanitizedCopy> {
  const input = new Uint8Array(await file.arrayBuffer());
  const { bytes, format, receipt } = await sanitize(input, { ...options, ports: browserPorts });
  return {
    bytes: new Uint8Array(bytes),
    format,
    receipt: receiptAsMarkdown(receipt),
    proof: proofSentence(receipt),
  };
}

function reply(message: WorkerReply): void {
  self.postMessage(message);
}
