import { stringMember } from '../../model/json.js';
import { isEntraIssuer } from '../../oauth/token-kind.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/** Reports a token of another tenant than the path asked for. Aliases, and domains nothing maps, say nothing. */
export const tokenTenantNotRequested = defineRule({
  meta: {
    id: 'token-tenant-not-requested',
    category: 'authority',
    title: 'The token comes from another tenant than was asked',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      other: 'Entry {entry} asked the tenant {asked}; the {type} it got is of tenant {got}.',
    },
    why: 'The token speaks for the user in that other tenant: roles, groups and policies are that tenant’s.',
    fix: ['Set the authority to the tenant whose data the app works with.'],
    references: [learn('OpenID Connect', 'v2-protocols-oidc')],
    canBeCause: false,
  },
  on: 'token-request',
  check(request, report, story) {
    const asked = story.tenants.idOf(request.endpoint.tenant);
    if (asked === undefined || request.endpoint.kind !== 'entra') return;
    for (const type of ['access_token', 'id_token'] as const) {
      const parameter = request.answer.parameters.get(type);
      const payload = story.tokenOf(parameter?.value)?.jwt?.payload;
      const got = stringMember(payload, 'tid')?.toLowerCase();
      if (
        parameter === undefined ||
        got === undefined ||
        got === asked ||
        !isEntraIssuer(stringMember(payload, 'iss'))
      )
        continue;
      const evidence = [
        primary(request, inside(parameter, 'payload', 'tid'), 'its tenant'),
        related(request, undefined, 'the tenant asked'),
      ];
      report('other', { entry: request.entry.index, asked, got, type }, evidence);
      return;
    }
  },
});
