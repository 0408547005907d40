import { paragraphsOf, type PowerfulChange, powerfulChanges, SUBJECT } from './powerful-changes';

const at = new Date('2026-07-04T22:30:00Z');
const changes = Object.keys(powerfulChanges) as PowerfulChange[];

test.each(changes)('the letter about %s says who, what, when, and what to do', (change) => {
  const letter = paragraphsOf({ change, by: 'Ada Lee', more: 'The key is called “Records”.', at }).join('\n');
  expect(letter).toContain(`Ada Lee ${powerfulChanges[change].did}, on 4 July 2026 at 23:30 (UK time).`);
  expect(letter).toContain('The key is called “Records”.');
  expect(letter).toContain(powerfulChanges[change].undo);
  expect(letter).toContain('ask Ada Lee at once');
});

test('the subject names nobody, and says the same of every change', () => {
  expect(SUBJECT).toBe('An administrator changed something important');
});
