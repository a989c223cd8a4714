import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';

/** A small part of S3: listings with pages, objects by key, conditional writes. It checks that requests are signed. */
export interface TestS3 {
  readonly endpoint: string;
  /** By bucket and key, as in `bucket/folder/a.har`. */
  readonly objects: Map<string, Buffer>;
  /** Requests that were answered, as `GET /bucket?…`. */
  readonly requests: string[];
  /** Answers as many requests with 503 before it goes on. */
  readonly failNext: (count: number) => void;
}

/** Fewer than S3's thousand, so that few objects make pages. */
const PAGE = 3;

/** Starts it on a free port; it ends with the test. */
export async function startS3(context: TestContext): Promise<TestS3> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  let failures = 0;
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    requests.push(`${request.method} ${request.url}`);
    if (failures-- > 0) return void response.writeHead(503).end();
    if (!/^AWS4-HMAC-SHA256 Credential=test-key\//.test(request.headers.authorization ?? '')) {
      return void response.writeHead(403).end();
    }
    answer(request, response, body, objects);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    objects,
    requests,
    failNext: (count) => {
      failures = count;
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function answer(
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  objects: Map<string, Buffer>,
): void {
  const { pathname, searchParams } = new URL(url, 'http://host');
  const path = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '');
  if (method === 'GET' && searchParams.has('list-type')) {
    response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(path, searchParams, objects));
  } else if (method === 'PUT') {
    const isTaken = headers['if-none-match'] === '*' && objects.has(path);
    if (!isTaken) objects.set(path, body);
    response.writeHead(isTaken ? 412 : 200).end();
  } else if (method === 'DELETE') {
    objects.delete(path);
    response.writeHead(204).end();
  } else {
    const bytes = objects.get(path);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (bytes === undefined || from === undefined || to === undefined)
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    else if (Number(from) >= bytes.length) response.writeHead(416).end();
    else response.writeHead(206).end(bytes.subarray(Number(from), Number(to) + 1));
  }
}

function listing(bucket: string, query: URLSearchParams, objects: ReadonlyMap<string, Buffer>): string {
  const prefix = `${bucket}/${query.get('prefix') ?? ''}`;
  const after = query.get('continuation-token') ?? '';
  const all = [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
  const rest = all.filter((key) => key > after);
  const page = rest.slice(0, PAGE);
  const contents = page.map(
    (key) => `<Contents><Key>${xml(key.slice(bucket.length + 1))}</Key><Size>1</Size></Contents>`,
  );
  const isCut = rest.length > PAGE;
  const next = isCut ? `<NextContinuationToken>${xml(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult><KeyCount>${page.length}</KeyCount><IsTruncated>${isCut}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
