import type { Place } from './place.js';

/** Brings into sight what was just gone to, and lets those who listen to the page hear it. */
type Reveal = (place: Place, change: Partial<Place>) => void;

export function createReveal(root: HTMLElement): Reveal {
  let cameFrom: Element | null = null;
  return (place, change) => {
    const isClosed = 'entry' in change && change.entry === undefined;
    // Who closes a message goes on where it was opened.
    if (isClosed && cameFrom instanceof HTMLElement) cameFrom.focus();
    const target = targetOf(root, place, change);
    if (target === null) return;
    const active = document.activeElement;
    if (active?.closest('.detail') === null) cameFrom = active;
    // In a list that is walked by keys the focus stays where it is.
    if (active?.closest('[role="listbox"]') === null) target.focus({ preventScroll: true });
    if (!isInSight(target)) target.scrollIntoView({ block: 'start' });
  };
}

function targetOf(root: HTMLElement, place: Place, change: Partial<Place>): HTMLElement | null {
  if (change.section !== undefined) return root.querySelector(`#section-${place.section}`);
  if (change.token !== undefined) return root.querySelector(`#token-${place.token}`);
  if (change.entry !== undefined) return root.querySelector('.detail h3');
  return null;
}

function isInSight(target: HTMLElement): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
