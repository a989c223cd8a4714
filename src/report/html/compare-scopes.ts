import { parseScope } from '../../oauth/scopes.js';

/** One permission of a flow, and on which side it stands. */
export interface ComparedScope {
  /** As it was asked; as it was granted where it was not asked. */
  readonly name: string;
  /** `unanswered`: asked, and the capture shows no granted scope at all. */
  readonly state: 'both' | 'asked' | 'granted' | 'default' | 'refresh' | 'unanswered';
}

/**
 * Holds what was asked against what was granted. Entra names a Graph permission with or without its resource, so that
 * the permission alone is compared; `.default` and `offline_access` are never named in an answer.
 */
export function compareScopes(
  requested: readonly string[],
  granted: readonly string[],
): readonly ComparedScope[] {
  const grantedNames = new Set(granted.map(permissionOf));
  const requestedNames = new Set(requested.map(permissionOf));
  const asked = requested.map((name): ComparedScope => {
    const permission = permissionOf(name);
    if (grantedNames.has(permission)) return { name, state: 'both' };
    if (granted.length === 0) return { name, state: 'unanswered' };
    if (permission === '.default') return { name, state: 'default' };
    return { name, state: permission === 'offline_access' ? 'refresh' : 'asked' };
  });
  const added = granted.filter((name) => !requestedNames.has(permissionOf(name)));
  return [...asked, ...added.map((name): ComparedScope => ({ name, state: 'granted' }))];
}

function permissionOf(scope: string): string {
  return parseScope(scope).permission.toLowerCase();
}
