import loadHighs from 'highs';
import { leaksOf } from './spec/oracle';
import { sequenceOf } from './spec/sequences';

const SEQUENCES = 20;

async function leaksIn(fault: 'none' | 'no-sums') {
  const highs = await loadHighs();
  const all = { exact: 0, narrow: 0, secrets: 0, later: 0 };
  for (let seed = 1; seed <= SEQUENCES; seed++) {
    const sequence = await sequenceOf(highs, seed, fault);
    const { exact, narrow, secrets } = leaksOf(sequence);
    all.exact += exact;
    all.narrow += narrow;
    all.secrets += secrets;
    all.later += Math.max(0, sequence.releases.length - 1);
  }
  return all;
}

describe('somebody who goes through every population that fits two or three releases', () => {
  test('finds nothing that the later ones were to hide', async () => {
    const { exact, narrow, secrets, later } = await leaksIn('none');
    expect({ exact, narrow }).toEqual({ exact: 0, narrow: 0 });
    expect(secrets).toBeGreaterThan(SEQUENCES);
    expect(later).toBeGreaterThan(SEQUENCES / 2);
  });

  test('finds some where earlier figures are compared one by one and not as sums', async () => {
    expect((await leaksIn('no-sums')).exact).toBeGreaterThan(0);
  });
});
