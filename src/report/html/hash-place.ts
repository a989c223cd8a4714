import type { PlaceKeeper } from './view-host.js';

/** Keeps the place behind the `#` of the address. */
export const hashPlace: PlaceKeeper = {
  read: () => location.hash.slice(1),
  write: (place) => history.pushState(null, '', `#${place}`),
  onChange: (listener) => {
    addEventListener('popstate', listener);
    addEventListener('hashchange', listener);
  },
};
