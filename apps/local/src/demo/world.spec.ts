import { backgrounds } from './backgrounds';
import { interceptFor, logistic } from './calibrate';
import { links, logOddsRatio, worldCounts } from './counts';
import { disabilityTypes, ETHNICITY_UNANSWERED, MATURE_RATE, otherIncomes, otherQuintiles, traitRules } from './traits';
import { drawPeople } from './world';

const size = 18_000;
const seeds = ['footing', 'second'];
const worlds = new Map(seeds.map((seed) => [seed, drawPeople(seed, size)]));
const world = (seed: string) => worlds.get(seed) ?? [];
const inGroup = (name: string) => backgrounds.reduce((sum, [, group, share]) => sum + (group === name ? share : 0), 0);

/** A binomial count may stray four standard deviations from its mean. */
function expectRate(count: number | undefined, of: number, rate: number): void {
  expect(Math.abs((count ?? 0) - of * rate)).toBeLessThanOrEqual(4 * Math.sqrt(of * rate * (1 - rate)));
}

describe.each(seeds)('the world of seed %s', (seed) => {
  const people = world(seed);
  const counts = worldCounts(people);

  test.each(traitRules.map((rule) => [rule.trait, rule] as const))('%s comes out at its rate', (trait, rule) => {
    const of = rule.among ? (counts.traits.get(rule.among) ?? 0) : size;
    expect(of).toBeGreaterThan(0);
    expectRate(counts.traits.get(trait), of, rule.rate);
  });

  test('published shares come out: mature, disability, ethnicity, deprivation, income', () => {
    expectRate(counts.traits.get('mature'), size, MATURE_RATE);
    const shares = { White: 0.652, Asian: 0.157, Black: 0.106, Mixed: 0.058, Other: 0.027 };
    for (const [name, share] of Object.entries(shares)) expectRate(counts.ethnicity.get(name), size, share);
    for (const [name, share] of disabilityTypes) expectRate(counts.disabilityType.get(name), size, share / 100);
    for (const [name, share] of otherQuintiles) expectRate(counts.quintile.get(name), size, share / 100);
    for (const [name, share] of otherIncomes) expectRate(counts.income.get(name), size, share / 100);
    expectRate(counts.quintile.get(1), size, 0.176);
  });

  test('between 3 and 9 in a hundred leave a question unanswered, by question', () => {
    for (const { trait, unanswered } of traitRules) {
      if (unanswered === undefined) expect(counts.unanswered.get(trait)).toBeUndefined();
      else expectRate(counts.unanswered.get(trait), size, unanswered);
    }
    expectRate(counts.unanswered.get('ethnicity'), size, ETHNICITY_UNANSWERED);
  });

  test.each(links)('$from and $to go together as strongly as the rule says', ({ from, to, slope, among, alone }) => {
    const asked = people.filter(({ traits }) => among === undefined || traits.has(among));
    const { value, error } = logOddsRatio(asked, from, to);
    expect(value).toBeGreaterThan(0);
    // Seen alone, one of two links looks a little weaker than it is, never stronger.
    const slack = alone ? 0 : 0.15;
    expect(Math.abs(value - slope)).toBeLessThan(4 * error + slack);
  });
});

test('ethnic groups and kinds of disability sum to what is published', () => {
  expect(['White', 'Asian', 'Black', 'Mixed', 'Other'].map((name) => Number(inGroup(name).toFixed(6)))).toEqual([
    65.2, 15.7, 10.6, 5.8, 2.7,
  ]);
  expect(disabilityTypes.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(17.4);
});

test('one more person, or another field, changes nobody who was there', () => {
  const fewer = drawPeople('footing', 50).map(({ background, course, yearOfStudy }) => ({
    background,
    course,
    yearOfStudy,
  }));
  const more = world('footing').slice(0, 50);
  expect(more.map(({ background, course, yearOfStudy }) => ({ background, course, yearOfStudy }))).toEqual(fewer);
});

test('the intercept makes the average come out at the rate', () => {
  const logOdds = [0, 0, 0, 1.3, 2.2];
  const intercept = interceptFor(0.33, logOdds);
  expect(logOdds.reduce((sum, value) => sum + logistic(intercept + value), 0) / 5).toBeCloseTo(0.33, 10);
  expect(interceptFor(0.5, [])).toBe(0);
});
