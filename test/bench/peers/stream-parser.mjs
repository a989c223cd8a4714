// The streaming parser of npm that keeps least in memory: each entry as an object, then forgotten.
import { createReadStream } from 'node:fs';
import { JSONParser } from '@streamparser/json';

const parser = new JSONParser({ paths: ['$.log.entries.*'], keepStack: false });
let entries = 0;
parser.onValue = () => {
  entries++;
};
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 2 ** 18 })) parser.write(chunk);
console.log(entries);
