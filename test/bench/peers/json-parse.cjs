// What a HAR tool does: the whole file as one text, parsed, and one look at each entry.
const { readFileSync } = require('node:fs');
const LOGIN = /^https:\/\/login\.microsoftonline\.com\/|[?#&](?:code|state|id_token|error)=/;
const { log } = JSON.parse(readFileSync(process.argv[2], 'utf8').replace(/^\ufeff/, ''));
const index = [];
let identity = 0;
for (const { startedDateTime, time, request, response } of log.entries) {
  index.push([startedDateTime, time, request.method, request.url, response.status]);
  const isLogin = LOGIN.test(request.url) || LOGIN.test(response.redirectURL);
  if (isLogin || request.headers.some(({ name }) => name.toLowerCase() === 'authorization')) identity++;
}
console.log(index.length, identity);
