import loadHighs from 'highs';
import { attackMany } from './spec/attack-many';

/** The same over a thousand releases: `npm run bench:disclosure`. */
const RELEASES = 30;

describe('somebody who attacks releases with what is published and the rules', () => {
  test('finds no protected figure, nested groups among them, and does not see where somebody withdrew', async () => {
    const loot = await attackMany(await loadHighs(), 1, RELEASES);
    expect(loot).toMatchObject({ releases: RELEASES, combined: [], narrow: [], traced: 0 });
    expect(loot.secrets).toBeGreaterThan(300);
  });

  test('finds many where only what is small is hidden', async () => {
    const { combined } = await attackMany(await loadHighs(), 1, RELEASES, 'primary-only');
    expect(combined.length).toBeGreaterThan(20);
  });

  test('sees where somebody withdrew when the ledger is not asked', async () => {
    const { traced } = await attackMany(await loadHighs(), 1, RELEASES, 'no-ledger');
    expect(traced).toBeGreaterThan(RELEASES / 3);
  });
});
