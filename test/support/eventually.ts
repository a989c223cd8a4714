/** A slow machine takes its time between an action and what a page makes of it. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** Checks again and again until it holds; what it last complained of where it does not. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
