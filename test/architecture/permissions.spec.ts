import { readFileSync } from 'node:fs';
import { permissions, roleNames, roles } from '@footing/kernel';
import { permissionsFile, permissionsPage } from '../permissions/page';

test('the page of who may do what says what the table says: npm run permissions', () => {
  expect(readFileSync(permissionsFile, 'utf8')).toBe(permissionsPage());
});

test('every role and every permission is on the page', () => {
  const page = permissionsPage();
  for (const role of roles) expect(page).toContain(`### ${roleNames[role]}\n`);
  for (const permission of permissions) expect(page).toContain(`| \`${permission}\` | `);
  expect(page).toContain('- `people.read`, only students whose school or priority group is in their portfolio');
});
