import { readFileSync } from 'node:fs';
import { lifecyclePage, pairingStates } from '@footing/pairings';
import { lifecycleFile } from '../lifecycle/file';

test('the page of the life of a pairing says what the table says: npm run pairings:diagram', () => {
  expect(readFileSync(lifecycleFile, 'utf8')).toBe(lifecyclePage());
});

test('every state is on the page, and in its diagram', () => {
  for (const state of pairingStates) {
    expect(lifecyclePage()).toContain(`| \`${state}\` | `);
    expect(lifecyclePage()).toMatch(new RegExp(`--> ${state.replaceAll('-', '_')}(:|\n)`));
  }
});
