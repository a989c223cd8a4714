import type { TokenReport } from '../report.js';
import { parseInstant } from '../text/instant.js';
import { claimTable } from './claims.js';
import { element } from './element.js';
import type { Place } from './place.js';
import { entryLink } from './place-link.js';
import { fact, section } from './section.js';
import { tokenLink } from './token-link.js';
import type { ViewContext, ViewPart } from './view-context.js';

/** The token inspector: where each token came from, where it went, and what it says. Undefined where there is none. */
export function tokens(context: ViewContext): ViewPart | undefined {
  const { report } = context;
  if (report.tokens.length === 0) return undefined;
  const bodies = report.tokens.map((token) => tokenBody(token, context));
  const list = element('div', { class: 'tokens' }, ...bodies);
  return {
    element: section('tokens', 'Tokens', list),
    show: ({ token }: Place) => {
      const body = token === undefined ? undefined : bodies[token - 1];
      if (body === undefined) return;
      body.open = true;
    },
  };
}

/** What it says is drawn when it is opened: a capture may hold hundreds. */
function tokenBody(token: TokenReport, context: ViewContext): HTMLDetailsElement {
  const number = context.tokenNumbers.get(token.id);
  const summary = element(
    'summary',
    { id: `token-${number}` },
    element('span', { class: 'token-name' }, token.fingerprint),
    element('span', { class: 'faint' }, lineageWords(token)),
  );
  const body = element('details', { class: 'token' }, summary);
  body.addEventListener('toggle', () => {
    if (body.open && body.childElementCount === 1) body.append(...tokenFacts(token, context));
  });
  return body;
}

function lineageWords({ issuedBy, uses }: TokenReport): string {
  const from = issuedBy === null ? 'from before the capture' : `issued in entry ${issuedBy.entry}`;
  const entries = [...new Set(uses.map(({ entry }) => entry))];
  if (entries.length === 0) return `${from}, not seen in use`;
  const named = entries.slice(0, 4).join(', ');
  const more = entries.length > 4 ? ` and ${entries.length - 4} more` : '';
  return `${from}, used in ${named}${more}`;
}

function tokenFacts(token: TokenReport, context: ViewContext): HTMLElement[] {
  const { header, claims, signature } = token;
  const facts = element(
    'dl',
    { class: 'facts' },
    fact('Kind', `${token.type}, ${FORMATS[token.format]}`),
    fact('Lineage', lineage(token, context)),
    fact('Valid', validity(token)),
    fact('Signature', signatureWords(signature)),
  );
  return [
    facts,
    ...(header === null ? [] : [claimTable('Header', header)]),
    ...(claims === null ? [] : [claimTable('Claims', claims)]),
  ];
}

const FORMATS = {
  jwt: 'a signed JWT',
  jwe: 'encrypted: only its receiver can read it',
  saml: 'a SAML assertion',
  opaque: 'opaque: only who issued it can read it',
} as const satisfies Record<TokenReport['format'], string>;

/** From where it came over each use to what came in its place, each step a link to its message. */
function lineage(token: TokenReport, context: ViewContext): HTMLElement {
  const { issuedBy, uses, replacedBy } = token;
  const successor = context.report.tokens.find(({ id }) => id === replacedBy);
  const origin =
    issuedBy === null
      ? element('li', {}, 'from before the capture')
      : element('li', {}, 'issued in ', entryLink(context, issuedBy.entry));
  const steps = uses.map(({ entry }) => element('li', {}, 'used in ', entryLink(context, entry)));
  const end =
    successor === undefined ? [] : [element('li', {}, 'replaced by ', tokenLink(successor, context))];
  return element('ol', { class: 'lineage' }, origin, ...steps, ...end);
}

function validity({ issuedAt, expiresAt }: TokenReport): string | undefined {
  const from = instantWords(issuedAt);
  const until = instantWords(expiresAt);
  if (from === undefined) return until === undefined ? undefined : `until ${until} UTC`;
  return until === undefined ? `from ${from} UTC` : `${from} to ${until} UTC`;
}

function instantWords(iso: string | null): string | undefined {
  const instant = parseInstant(iso);
  return instant === undefined ? undefined : `${instant.day} ${instant.time.slice(0, 'hh:mm:ss'.length)}`;
}

const SIGNATURES = {
  valid: 'valid',
  invalid: 'not valid',
  'not-checked': 'not checked',
} as const satisfies Record<TokenReport['signature']['status'], string>;

function signatureWords({ status, reason }: TokenReport['signature']): HTMLElement {
  const word = element('span', { class: `signature ${status}` }, SIGNATURES[status]);
  return element('span', {}, word, reason === '' ? '' : ` · ${reason}`);
}
