import { findHeader, inRequest } from '../../model/headers.js';
import { numberMember, stringMember } from '../../model/json.js';
import { parseJwt } from '../../model/jwt.js';
import { parseUrl } from '../../model/url.js';
import type { Message } from '../../oauth/messages.js';
import { defineRule, rfc } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** How far a proof may be from the server’s clock. */
const WINDOW_SECONDS = 300;

/** Reports a DPoP proof that does not fit its request. Entra does not use DPoP: the finding names the server. */
export const dpopProofInvalid = defineRule({
  meta: {
    id: 'dpop-proof-invalid',
    category: 'protocol',
    title: 'The DPoP proof does not fit its request',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      type: 'The DPoP proof of entry {entry} (to {host}) has typ {actual} instead of dpop+jwt.',
      method: 'The DPoP proof of entry {entry} (to {host}) was made for the method {actual}.',
      url: 'The DPoP proof of entry {entry} was made for another URL than {host}.',
      time: 'The DPoP proof of entry {entry} (to {host}) is {seconds} seconds away from the server’s time.',
    },
    why: 'A proof is good for one method, one URL and a short time.',
    fix: ['Make a new proof for each request, with htm, htu and iat of that request.'],
    references: [rfc(9449, '4.3')],
  },
  on: 'message',
  check(message, report) {
    const header = findHeader(message.entry.request.headers, 'dpop');
    const proof = header === undefined ? undefined : parseJwt(header.value);
    if (header === undefined || proof === undefined) return;
    const at = inRequest(header);
    const data = { entry: message.entry.index, host: message.url.host };
    const typ = stringMember(proof.header, 'typ');
    const htm = stringMember(proof.payload, 'htm');
    const htu = stringMember(proof.payload, 'htu');
    const seconds = secondsAway(message, numberMember(proof.payload, 'iat'));
    if (typ !== 'dpop+jwt')
      report('type', { ...data, actual: typ ?? 'none' }, [
        primary(message, inside(at, 'header'), 'its type'),
      ]);
    else if (htm !== message.entry.request.method)
      report('method', { ...data, actual: htm ?? 'none' }, [
        primary(message, inside(at, 'payload'), 'its method'),
      ]);
    else if (!isSameUrl(htu, message.url))
      report('url', data, [primary(message, inside(at, 'payload'), 'its URL')]);
    else if (seconds > WINDOW_SECONDS)
      report('time', { ...data, seconds }, [primary(message, inside(at, 'payload', 'iat'), 'its time')]);
  },
});

/** Without query and fragment, and after the normalisation of RFC 3986: case of the host and a port that is implied. */
function isSameUrl(htu: string | undefined, url: URL): boolean {
  const signed = parseUrl(htu ?? '');
  return signed !== undefined && signed.origin === url.origin && signed.pathname === url.pathname;
}

function secondsAway(message: Message, iat: number | undefined): number {
  if (iat === undefined || message.judgedMs === undefined || !message.isServerTime) return 0;
  return Math.abs(Math.round(message.judgedMs / 1000 - iat));
}
