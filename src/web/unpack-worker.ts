import unbrotli from 'entrace:unbrotli';
import packed from 'entrace:worker';
import { trustedWorkerUrl } from './trusted-types.js';

/** Unpacks the worker, in a worker: the page stays free. Gives the address of its script. */
export async function unpackWorker(): Promise<string> {
  const url = urlOf([unbrotli]);
  const unpacker = new Worker(trustedWorkerUrl(url), { name: 'entrace-unpacker' });
  try {
    return urlOf([unbrotli, '\n', await answerOf(unpacker)]);
  } finally {
    unpacker.terminate();
    URL.revokeObjectURL(url);
  }
}

function answerOf(unpacker: Worker): Promise<Blob> {
  return new Promise((resolve, reject) => {
    unpacker.onmessage = ({ data }: MessageEvent<Blob>) => resolve(data);
    unpacker.onerror = () => reject(new Error('the worker could not be unpacked'));
    unpacker.postMessage(packed);
  });
}

function urlOf(parts: readonly BlobPart[]): string {
  return URL.createObjectURL(new Blob([...parts], { type: 'text/javascript' }));
}
