import { type Counted, type CountedFunnel, everybodyOf, falling, fallingWithin, funnelSteps } from './domain/lagged';
import { throughGate } from './through-gate';

const row = (...counts: readonly number[]): Counted[] => funnelSteps.map((_, at) => [counts[at] ?? 0, (at * 37) & 255]);
const isSmall = (n: number) => n >= 1 && n <= 4;

const rounds: readonly CountedFunnel[] = [
  // All but three of everybody are in the group.
  { schools: { law: row(40, 40, 40), art: row(40, 40, 40) }, groups: { first: row(77, 77, 77) } },
  // One school is small from the second step on.
  { schools: { law: row(60, 50, 40), art: row(30, 3, 2), music: row(45, 35, 30) }, groups: { first: row(20, 10, 2) } },
  // Several are.
  {
    schools: { law: row(90, 80, 4), art: row(4, 4, 4), music: row(2, 1), maths: row(50, 6) },
    groups: { a: row(4), b: row(90, 30) },
  },
  { schools: {}, groups: {} },
  // Some steps lose nobody, and others everybody: the same people are counted again and again.
  {
    schools: { law: row(42, 40, 40, 40), art: row(40, 38, 38, 38), music: row(12, 12, 12, 12, 12, 12, 12) },
    groups: { first: row(30, 30, 30, 30), carers: row(6, 6, 6) },
  },
];

test.each(rounds)('nothing small is shown, nor had by taking one from another', async (counts) => {
  const shown = await throughGate(counts);
  const schools = Object.entries(counts.schools).map(([id, own]) => ({ id, own: falling(own) }));
  const all = everybodyOf(schools.map(({ own }) => own));
  for (const [step] of funnelSteps.entries()) {
    const everybody = shown.everybody.counts[step] ?? null;
    const hidden = schools.filter(({ id, own }) => {
      const count = shown.schools.find((one) => one.id === id)?.counts[step] ?? null;
      if (isSmall(own[step]?.[0] ?? 0)) expect(count).toBeNull();
      return count === null;
    });
    if (everybody !== null) expect(hidden).not.toHaveLength(1);
    for (const [id, own] of Object.entries(counts.groups)) {
      const inside = fallingWithin(own, all)[step]?.[0] ?? 0;
      const count = shown.groups.find((one) => one.id === id)?.counts[step] ?? null;
      if (isSmall(inside)) expect(count).toBeNull();
      if (everybody !== null && isSmall((all[step]?.[0] ?? 0) - inside)) expect(count).toBeNull();
    }
  }
});

test('what is large is shown, changed by two at most', async () => {
  const schools = { law: row(90, 80, 70, 60, 50, 40, 30), art: row(60, 50, 45, 40, 35, 30, 25) };
  const {
    everybody,
    schools: shown,
    groups,
  } = await throughGate({ schools, groups: { first: row(75, 60, 55, 45, 40, 35, 28) } });
  for (const { counts } of [everybody, ...shown, ...groups]) expect(counts).not.toContain(null);
  const [law] = shown;
  law?.counts.forEach((count, step) =>
    expect(Math.abs((count ?? 0) - (schools.law[step]?.[0] ?? 0))).toBeLessThanOrEqual(2),
  );
  expect(law?.shares.every((share, step) => (step === 0) === (share === null))).toBe(true);
});
