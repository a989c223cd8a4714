import { findLoginHost } from '../../knowledge/login-hosts.js';
import { parseUrl } from '../../model/url.js';
import { defineRule } from '../define-rule.js';

const FIDDLER = {
  title: 'Fiddler: decrypt HTTPS',
  url: 'https://docs.telerik.com/fiddler/configure-fiddler/tasks/decrypthttps',
};

/** Reports that the login hosts were only tunnelled: nothing of the sign-in can be judged. */
export const captureNotDecrypted = defineRule({
  meta: {
    id: 'capture-not-decrypted',
    category: 'capture',
    title: 'The sign-in was recorded encrypted',
    severity: 'warning',
    proof: 'entry',
    owner: 'capture',
    codes: [],
    messages: {
      tunnels:
        'The capture holds {count} encrypted tunnels to login hosts, first entry {entry}, and nothing of what went through them.',
    },
    why: 'Without decryption a proxy sees which hosts were called, and no request.',
    fix: [
      'Switch HTTPS decryption on (Fiddler: Tools, Options, HTTPS) and record again; a browser’s own HAR needs none.',
    ],
    references: [FIDDLER],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const tunnels = story.capture.entries.filter(
      ({ isTunnel, request }) => isTunnel && isLoginHost(request.url),
    );
    const [first] = tunnels;
    if (first === undefined || story.messages.some(({ endpoint }) => endpoint !== undefined)) return;
    const place = {
      role: 'primary' as const,
      entry: first.index,
      pointer: '/request/url',
      note: 'a tunnel to a login host',
    };
    report('tunnels', { count: tunnels.length, entry: first.index }, [place]);
  },
});

function isLoginHost(url: string): boolean {
  const host = parseUrl(url)?.host ?? url.replace(/^\w+:\/\//, '');
  return findLoginHost(host) !== undefined;
}
