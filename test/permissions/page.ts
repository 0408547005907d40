import path from 'node:path';
import {
  conditions,
  type Permission,
  permissions,
  type Role,
  roleNames,
  roles,
  rolesFor,
  strongRoles,
} from '@footing/kernel';

/** Where the page is kept. */
export const permissionsFile = path.resolve(__dirname, '../../docs/permissions.md');

/** Who may do what, from the table that the code asks: `docs/permissions.md`. */
export function permissionsPage(): string {
  return [
    '# Who may do what',
    '',
    'Written by `npm run permissions` from the table in `libs/kernel/src/permissions.ts`; do not edit it here.',
    '',
    'One person may hold several roles and acts in one at a time. What is not listed is not allowed: the page or address',
    'does not exist for that role. A limit says which records a permission reaches; the service keeps it in the statement',
    'that reads and once more on what was read.',
    '',
    '## Limits',
    '',
    ...Object.entries(conditions).map(([name, words]) => `- **${name}**: ${words}`),
    '',
    '## Each role',
    '',
    ...roles.flatMap(ofRole),
    '## Each permission',
    '',
    '| Permission | Roles |',
    '| --- | --- |',
    ...permissions.map((permission) => `| \`${permission}\` | ${holders(permission)} |`),
    '',
  ].join('\n');
}

function ofRole(role: Role): string[] {
  const held = permissions.flatMap((permission) =>
    rolesFor(permission)
      .filter((one) => one.role === role)
      .map(({ within }) => `- \`${permission}\`${within ? `, ${conditions[within]}` : ''}`),
  );
  const proof = strongRoles.includes(role) ? ['Acts only after a second proof of who they are.', ''] : [];
  return [`### ${roleNames[role]}`, '', ...proof, ...(held.length > 0 ? held : ['Nothing yet.']), ''];
}

const holders = (permission: Permission) =>
  rolesFor(permission)
    .map(({ role, within }) => roleNames[role] + (within ? ` (${within})` : ''))
    .join(', ');
