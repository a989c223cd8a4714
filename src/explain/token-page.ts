import type { ExplainedClaim, ExplainedToken } from './explain-token.js';
import type { Block, Fact, Page } from './page.js';

/** A token, laid out: what it is, what it may be used for, and its members one by one. */
export function tokenPage({ kindName, says, use, header, claims }: ExplainedToken): Page {
  const lists: Block[] = [
    { kind: 'list', heading: 'What it says', lines: says },
    { kind: 'list', heading: 'May be used for', lines: use.may },
    { kind: 'list', heading: 'May not be used for', lines: use.mayNot },
  ];
  return {
    title: `This is ${kindName}`,
    kind: 'token',
    lead: 'What each claim is and what to compare it with: `entrace explain` and its name, `entrace explain aud` for instance.',
    blocks: [...lists, ...factBlock('Header', header), ...factBlock('Claims', claims)],
  };
}

function factBlock(heading: string, claims: readonly ExplainedClaim[]): Block[] {
  return claims.length === 0 ? [] : [{ kind: 'facts', heading, rows: claims.map(claimFact) }];
}

function claimFact({ name, value, title, note }: ExplainedClaim): Fact {
  const about = title === null ? 'Not known here.' : `${title}.`;
  return { name, value, note: note === null ? about : `${about} ${note}` };
}
