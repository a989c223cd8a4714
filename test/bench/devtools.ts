import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A browser that is driven by its own protocol, through a pipe. Playwright halts each worker of a page as it starts, until it has
 * looked at it: half a second that nobody waits for but a test.
 */
export interface DrivenBrowser {
  readonly open: () => Promise<DrivenPage>;
  readonly close: () => Promise<void>;
}

export interface DrivenPage {
  /** Resolves with what the browser answers. */
  readonly send: (method: string, parameters?: object) => Promise<Record<string, unknown>>;
  /** The value of an expression, or what its promise resolves with. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

type Send = (method: string, parameters?: object, sessionId?: string) => Promise<Record<string, unknown>>;

export async function launchDriven(chromium: string, flags: readonly string[]): Promise<DrivenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'entrace-profile-'));
  const args = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, ...flags];
  const browser = spawn(chromium, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const send = speakTo(browser);
  return {
    open: () => openPage(send),
    close: async () => {
      const ended = new Promise((resolve) => browser.once('close', resolve));
      await send('Browser.close');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Messages are JSON, each with a zero byte behind it. */
function speakTo({ stdio }: ChildProcess): Send {
  const [, , , input, output] = stdio;
  if (!input || !output || !('write' in input) || !('setEncoding' in output)) {
    throw new TypeError('the browser was started with two pipes');
  }
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer: Answer = JSON.parse(message);
      waiting.get(answer.id ?? 0)?.(answer);
      waiting.delete(answer.id ?? 0);
    }
  });
  let last = 0;
  return (method, params = {}, sessionId) => {
    const id = ++last;
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result = {}, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  };
}

async function openPage(send: Send): Promise<DrivenPage> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const ask: DrivenPage['send'] = (method, parameters) => send(method, parameters, String(sessionId));
  return {
    send: ask,
    evaluate: async (expression) => {
      const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails !== undefined) throw new Error(`it threw: ${expression}`);
      const { result } = answer;
      return typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined;
    },
    close: async () => {
      await send('Target.closeTarget', { targetId });
    },
  };
}
