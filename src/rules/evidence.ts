import type { Container, Evidence } from '../model/evidence.js';
import type { Location } from '../model/parameters.js';
import type { Flow } from '../oauth/flows.js';
import type { Message, OAuthError } from '../oauth/messages.js';
import type { Token } from '../oauth/tokens.js';

type Place = Location | { readonly at: Location } | undefined;

/** Whatever stands in an entry of the capture. */
type Shown = Pick<Message, 'entry'>;

/** Where the fault is: the value that stands there. A place that is undefined becomes the request as a whole. */
export function primary(message: Shown, place: Place, note: string): Evidence {
  return { role: 'primary', entry: message.entry.index, ...locationOf(place), note };
}

/** Where the fault is, whatever value stands there: that it is there is enough, even where a sanitizer hid it. */
export function present(message: Shown, place: Place, note: string): Evidence {
  return { ...primary(message, place, note), restsOn: 'presence' };
}

/** Where the fault is: something that was looked for in vain, in the body or the URL unless another part is named. */
export function missing(
  message: Message,
  note: string,
  place: Place = requestBody(message),
  part: Container = 'parameters',
): Evidence {
  return { ...primary(message, place, note), restsOn: part };
}

/** What the value at fault was compared with. */
export function compared(message: Shown, place: Place, note: string): Evidence {
  return { ...related(message, place, note), restsOn: 'value' };
}

/** Where it shows as well; the finding holds without it. */
export function related(message: Shown, place: Place, note: string): Evidence {
  return { role: 'related', entry: message.entry.index, ...locationOf(place), note };
}

function locationOf(place: Place): Location {
  if (place === undefined) return { pointer: '/request/url' };
  const { pointer, within } = 'at' in place ? place.at : place;
  return within === undefined ? { pointer } : { pointer, within };
}

/** The container that was searched in vain for something absent: the recorded body, else the URL. */
export function requestBody(message: Message): Location {
  const { postData } = message.entry.request;
  if (postData === undefined) return { pointer: '/request/url' };
  return { pointer: postData.text === undefined ? '/request/postData' : '/request/postData/text' };
}

/** A step deeper into a place: a claim of the JWT that stands there. */
export function inside(place: { readonly at: Location } | Location, ...steps: readonly string[]): Location {
  const { pointer, within } = 'at' in place ? place.at : place;
  return { pointer, within: [...(within ?? []), ...steps] };
}

/** What the server said to a request, where it said anything. */
export function serverAnswer(message: Message, error: OAuthError | undefined): Evidence[] {
  return error === undefined ? [] : [related(message, error.at, 'the server’s answer')];
}

/** Where a token was handed out, where the capture shows it. */
export function issuedHere({ issuedBy }: Token): Evidence[] {
  return issuedBy === undefined ? [] : [related(issuedBy.message, issuedBy, 'issued here')];
}

/** The account that the sign-in of a flow named, where it named one. */
export function accountMeant(flow: Flow | undefined): Evidence[] {
  const asking = flow?.authorizationRequests[0];
  const hint = asking?.parameters.get('login_hint');
  return asking === undefined || hint === undefined
    ? []
    : [related(asking, hint, 'the account that was meant')];
}

/** The status of an answer. */
export const STATUS: Location = { pointer: '/response/status' };
