import { textFromBase64 } from '../../model/base64.js';
import { numberMember, parseJson, stringMember } from '../../model/json.js';
import { findIssuer } from '../../oauth/issuer.js';
import type { Token } from '../../oauth/tokens.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** Notes that the user is a guest of the tenant: not a fault, and the key to many others. Told once a capture. */
export const guestUserContext = defineRule({
  meta: {
    id: 'guest-user-context',
    category: 'authority',
    title: 'The user is a guest in this tenant',
    severity: 'info',
    proof: 'entry',
    owner: 'user',
    codes: [],
    messages: {
      guest: 'The {type} of entry {entry} is that of a guest: {sign}.',
    },
    why: 'A guest has two tenants: one that signs the user in, one whose policies and roles count here. Failures often come from mixing them up.',
    fix: [
      'Use the resource tenant’s id as authority, and look at the cross-tenant access settings of both tenants.',
    ],
    references: [learn('Access token claims', 'access-token-claims-reference')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      const place = token.issuedBy ?? token.uses[0];
      const sign = findSign(token);
      if (sign === undefined || place === undefined) continue;
      const steps = sign.claim === undefined ? [] : ['payload', sign.claim];
      const evidence = [primary(place.message, inside(place, ...steps), 'the sign of a guest')];
      report('guest', { entry: place.message.entry.index, type: nameOf(token), sign: sign.text }, evidence);
      return;
    }
  },
});

function nameOf({ type }: Token): string {
  return type === 'other' ? 'token' : type;
}

interface GuestSign {
  /** Undefined where the sign stands beside the token, in client_info. */
  readonly claim: string | undefined;
  readonly text: string;
}

function findSign(token: Token): GuestSign | undefined {
  const payload = token.jwt?.payload;
  if (payload === undefined) return undefined;
  if (numberMember(payload, 'acct') === 1) return { claim: 'acct', text: 'acct is 1' };
  if (comesFromElsewhere(token)) {
    return { claim: 'idp', text: 'idp names another identity provider than the tenant' };
  }
  const upn = stringMember(payload, 'upn') ?? stringMember(payload, 'unique_name') ?? '';
  if (/#EXT#/i.test(upn))
    return { claim: 'upn' in payload ? 'upn' : 'unique_name', text: 'the user name contains #EXT#' };
  return findByClientInfo(token);
}

/** Customers of B2C and External ID sign in with identity providers of all kinds, and are guests of nobody. */
function comesFromElsewhere({ jwt }: Token): boolean {
  const tid = stringMember(jwt?.payload, 'tid')?.toLowerCase();
  const home = stringMember(jwt?.payload, 'idp')?.toLowerCase();
  if (home === undefined || tid === undefined || home.includes(tid)) return false;
  return findIssuer(jwt)?.kind === 'entra';
}

/** `client_info` names the home tenant of the user beside the tokens it was issued with (protocol facts 1.7). */
function findByClientInfo({ jwt, issuedBy }: Token): GuestSign | undefined {
  const tid = stringMember(jwt?.payload, 'tid');
  const info = issuedBy?.message.answer.parameters.value('client_info');
  const utid = stringMember(parseJson(info === undefined ? undefined : textFromBase64(info)), 'utid');
  const isGuest = utid !== undefined && tid !== undefined && utid.toLowerCase() !== tid.toLowerCase();
  return isGuest ? { claim: undefined, text: 'client_info names another home tenant' } : undefined;
}
