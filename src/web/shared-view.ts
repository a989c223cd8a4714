import type { SharedView } from '../report/html/standalone.js';
import type { Analyst } from './analyst.js';
import { trustedScript } from './trusted-types.js';

/** Runs the view of a report, the very script of the HTML report, where that has not been done. */
export async function loadView(analyst: Analyst): Promise<void> {
  if (found() !== undefined) return;
  const text = await analyst.view();
  if (found() === undefined) run(text);
}

/** The view, once it is loaded. */
export function sharedView(): SharedView {
  const view = found();
  if (view === undefined) throw new Error('the view is not loaded');
  return view;
}

function found(): SharedView | undefined {
  return Reflect.get(globalThis, 'entraceView');
}

/** The browser runs it for its hash alone, which stands in the policy of the page. */
function run(text: string): void {
  const script = document.createElement('script');
  Reflect.set(script, 'text', trustedScript(text));
  document.head.append(script);
  script.remove();
}
