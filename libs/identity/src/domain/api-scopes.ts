import type { Permission } from '@footing/kernel';

interface Scope {
  /** What it is good for, as the administrator reads it. */
  readonly words: string;
  readonly permissions: readonly Permission[];
}

/**
 * What a key can be made for. None of them decides about a pairing: that takes a person.
 */
export const apiScopes = {
  'programmes:read': {
    words: 'Read programmes, rounds and their rules',
    permissions: ['institution.read', 'programmes.read'],
  },
  'people:read': { words: 'Read students and mentors of a round', permissions: ['programmes.read', 'people.read'] },
  'people:import': {
    words: 'Bring in students and mentors',
    permissions: ['programmes.read', 'people.import'],
  },
  'tiers:write': { words: 'Bring in signed-off priority tiers', permissions: ['programmes.read', 'tiers.bring-in'] },
  'drafts:read': {
    words: 'Read drafts and their results',
    permissions: ['institution.read', 'programmes.read', 'drafts.read'],
  },
  'pairings:read': { words: 'Read pairings', permissions: ['programmes.read', 'pairings.read'] },
  'record:read': { words: 'Read who looked at what', permissions: ['access-record.read'] },
} as const satisfies Record<string, Scope>;

export type ApiScope = keyof typeof apiScopes;

export const apiScopeNames = Object.keys(apiScopes) as readonly ApiScope[];

/** Everything these scopes allow, each once. Unknown ones allow nothing. */
export function permissionsOf(scopes: readonly string[]): Permission[] {
  const known = apiScopeNames.filter((name) => scopes.includes(name));
  return [...new Set(known.flatMap((name) => apiScopes[name].permissions))];
}
