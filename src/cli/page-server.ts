import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Only this machine can reach it. */
export const LOOPBACK = '127.0.0.1';

const POLICY = /http-equiv="Content-Security-Policy" content="([^"]*)"/;

/**
 * A server of one page, at `/` and for this machine only. What asks by another name is refused: a site that points its
 * own name at 127.0.0.1 is to learn nothing, not even that entrace runs.
 */
export function createPageServer(page: Uint8Array): Server {
  const headers = pageHeaders(page);
  return createServer((request, response) => {
    const status = statusOf(request);
    if (status === 200) send(response, status, { ...headers, 'content-length': page.length }, page);
    else send(response, status, { 'content-type': 'text/plain; charset=utf-8' }, `${REFUSALS[status]}\n`);
  });
}

const REFUSALS = {
  404: 'Nothing is here; the page is at /.',
  405: 'The page can only be read.',
  421: 'This server answers to 127.0.0.1 and localhost only.',
} as const;

function statusOf(request: IncomingMessage): 200 | keyof typeof REFUSALS {
  if (!isOwnName(request)) return 421;
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
  return request.url === '/' ? 200 : 404;
}

function isOwnName({ headers, socket }: IncomingMessage): boolean {
  const names = ['127.0.0.1', 'localhost'].map((name) => `${name}:${socket.localPort}`);
  return names.includes(headers.host ?? '');
}

/** The policy of the page also as a header, where it may forbid framing, too. */
function pageHeaders(page: Uint8Array): Record<string, string> {
  const policy = POLICY.exec(Buffer.from(page.subarray(0, 4096)).toString('utf8'))?.[1];
  if (policy === undefined) throw new Error('The drop page has no content security policy.');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `${policy}; frame-ancestors 'none'`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
  body: Uint8Array | string,
): void {
  response.writeHead(status, headers);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
