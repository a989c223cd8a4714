// The least that reading can cost: every byte into one buffer, and nothing done with it.
const { openSync, readSync } = require('node:fs');
const file = openSync(process.argv[2], 'r');
const buffer = Buffer.allocUnsafe(2 ** 18);
let bytes = 0;
for (;;) {
  const length = readSync(file, buffer, 0, buffer.length, null);
  if (length === 0) break;
  bytes += length;
}
console.log(bytes);
