import { crawl, type Seen } from './crawl';
import { sealedWords, SealedStage, visiting } from './sealed-stage';

/** The same university twice; in the second, others of the outside students have the tiers, groups and experiences. */
let one: SealedStage;
let other: SealedStage;
const seen = new Map<string, readonly [Seen, Seen]>();

beforeAll(async () => {
  one = await SealedStage.open([0, 1, 2, 3]);
  other = await SealedStage.open([3, 2, 0, 1]);
  for (const role of visiting) seen.set(role, [await crawl(one, role), await crawl(other, role)]);
}, 600_000);
afterAll(async () => {
  await one.close();
  await other.close();
});

const as = (role: string) => seen.get(role) ?? [new Map<string, string>(), new Map<string, string>()];
const outsiders = visiting.filter((role) => role !== 'programme-lead');
const holding = (pages: Seen, word: RegExp) => [...pages].filter(([, text]) => word.test(text)).map(([path]) => path);
const differing = ([here, there]: readonly [Seen, Seen]) =>
  [...new Set([...here.keys(), ...there.keys()])].filter((path) => here.get(path) !== there.get(path));

test('the crawl looks: a lead comes to the groups, and sees the difference that nobody else sees', () => {
  const [pages] = as('programme-lead');
  expect(holding(pages, new RegExp(sealedWords.group)).length).toBeGreaterThan(1);
  expect(differing(as('programme-lead')).length).toBeGreaterThan(5);
});

test.each(outsiders)('a %s comes to pages, and is let into some', (role) => {
  const [pages] = as(role);
  expect(pages.size).toBeGreaterThan(60);
  expect(holding(pages, /^200 /).length).toBeGreaterThan(role === 'consultant' ? 25 : 3);
});

test.each(visiting)('nobody, not even a %s, reads what somebody shares or who vouches for a tier', (role) => {
  for (const pages of as(role))
    expect(holding(pages, new RegExp(`${sealedWords.experience}|${sealedWords.source}`, 'i'))).toEqual([]);
});

test.each(['student', 'mentor', 'observer'])('to a %s no priority group has a name', (role) => {
  for (const pages of as(role)) expect(holding(pages, new RegExp(sealedWords.group, 'i'))).toEqual([]);
});

test.each(['consultant', 'alumni-office'])('a %s knows the groups of the university, and nobody in them', (role) => {
  for (const pages of as(role)) {
    // How many places are kept for which group is a rule of the round, and told with numbers alone.
    const paths = holding(pages, new RegExp(sealedWords.group, 'i')).filter((path) => !path.endsWith('/kept-places'));
    expect(paths.filter((path) => /students|applications|review|pairings|drafts|mentors|offers/.test(path))).toEqual(
      [],
    );
  }
});

test.each(outsiders)('whoever has which tier, a %s sees the same bytes', (role) => {
  expect(differing(as(role))).toEqual([]);
});

test('no mail to anybody tells of it, and none is different', async () => {
  const plain = (letter: string) => letter.replace(/[\w-]{40,}/g, '«secret»');
  const [here, there] = [await one.letters(), await other.letters()];
  expect(here.length).toBeGreaterThan(visiting.length);
  for (const letter of here) expect(letter).not.toMatch(new RegExp(Object.values(sealedWords).join('|'), 'i'));
  expect(there.map(plain).sort()).toEqual(here.map(plain).sort());
});
