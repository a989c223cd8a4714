import { staticPart } from './static-part.js';

/** What the page shows below its bar, one at a time. */
export type ScreenName = 'start' | 'captures' | 'report';

const SCREENS = {
  start: staticPart('start'),
  captures: staticPart('captures'),
  report: staticPart('report'),
} as const satisfies Record<ScreenName, HTMLElement>;

const barActions = staticPart('bar-actions');
/** Results have a foot of their own, and this one would move when they come. */
const foot = staticPart('foot');

/** Shows one screen, from its top. */
export function showScreen(name: ScreenName): HTMLElement {
  for (const [each, part] of Object.entries(SCREENS)) part.hidden = each !== name;
  barActions.hidden = name === 'start';
  foot.hidden = name !== 'start';
  scrollTo(0, 0);
  return SCREENS[name];
}
