// The scanner alone: which entries matter, those parsed, an index of the rest; no analysis.
import { closeSync, openSync, read as readLate, readSync } from 'node:fs';
import { identityDepth } from '../../../src/input/scanner/identity-depth.js';
import { readLargeHar } from '../../../src/input/scanner/read-large-har.js';

const LOGIN = /^https:\/\/login\.microsoftonline\.com\/|[?#&](?:code|state|id_token|error)=/;

const file = openSync(process.argv[2] ?? '', 'r');
const isLate = process.argv[3] === 'ahead';
const read = (into: Uint8Array) => readSync(file, into, 0, into.length, null);
const source = { read: isLate ? readAhead : read };
let identity = 0;
const { entries, end } = await readLargeHar<unknown>(source, {
  depthOf: identityDepth((url) => LOGIN.test(url)),
  whole(json) {
    identity++;
    return json;
  },
  indexed: (entry) => entry,
});
closeSync(file);
console.log(entries.length, identity, end.kind);

function readAhead(into: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    readLate(file, into, 0, into.length, null, (error, length) =>
      error === null ? resolve(length) : reject(error),
    );
  });
}
