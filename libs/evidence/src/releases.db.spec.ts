import type { PublishedCell } from '@footing/statistics';
import type { Actor } from '@footing/kernel';
import { bitsOf } from './domain/stages';
import { type ReleaseAsk, Releases } from './releases/releases.service';
import { EvidenceStage } from './spec/evidence-stage';
import { dimension, madeUp, type MadeUp, times } from './spec/made-up';

let stage: EvidenceStage;
let amina: Actor;
let ben: Actor;
beforeAll(async () => {
  stage = await EvidenceStage.open();
  const account = (name: string) =>
    stage.one(
      `insert into account (institution_id, name, email) values ($1, $2, $2 || '@b.example') returning id`,
      name,
    );
  amina = { ...stage.as('analyst'), accountId: await account('amina') };
  ben = { ...stage.as('programme-lead'), accountId: await account('ben') };
});
afterEach(async () => {
  await stage.past('delete from evidence.release_count where institution_id = $1');
  await stage.past('delete from evidence.release where institution_id = $1');
});
afterAll(() => stage.close());

const met = bitsOf(['eligible', 'invited', 'applied', 'allocated', 'matched', 'met']);
const group = { ...dimension('group:x', ['in', 'out'], true), kind: 'group' as const };
/** 200 people whom a mentor was proposed to: half in the group, 120 met. The first so many are left out. */
const people = (without = 0): MadeUp[] =>
  times(200, {}).map((_, at) => ({
    stages: at < without ? 7 : met,
    meetings: at % 5 < 3 ? 3 : 0,
    codes: { 'group:x': at % 2 === 0 ? 'in' : 'out', cohort: at < 197 ? '2025/26' : '2026/27' },
  }));
const snapshot = (without = 0) => madeUp(stage, { dimensions: [group], people: people(without) });
const ask = (number: number, more: Partial<ReleaseAsk> = {}): ReleaseAsk => ({
  ...{ snapshot: number, name: 'Autumn', profile: 'public', asks: [{ measure: 'M02', by: ['group:x'] }] },
  ...more,
});
const propose = (given: ReleaseAsk, actor = amina) => stage.get(Releases).propose(actor, given);
const cellsOf = ({ tables }: { readonly tables: readonly { readonly cells: readonly PublishedCell[] }[] }) =>
  tables.map(({ cells }) => cells.map(({ at, n, x, rate }) => ({ at, n, x, rate })));

test('one prepares and another signs just what was looked at; then everybody who reads reports has it', async () => {
  const releases = stage.get(Releases);
  const { number, sha256, state } = await propose(ask(await snapshot()));
  expect(state).toBe('proposed');
  const observer = stage.as('observer');
  expect(await releases.signed(observer)).toEqual([]);
  await expect(releases.sign(amina, number, sha256)).rejects.toMatchObject({ code: 'release.own' });
  await expect(releases.sign(ben, number, 'f'.repeat(64))).rejects.toMatchObject({ code: 'release.changed' });
  expect(await releases.sign(ben, number, sha256)).toMatchObject({ state: 'signed', settledBy: ben.accountId });
  expect((await releases.signed(observer)).map((one) => one.number)).toEqual([number]);
  await expect(releases.sign(ben, number, sha256)).rejects.toMatchObject({ code: 'release.settled' });
  await expect(releases.giveUp(ben, number)).rejects.toMatchObject({ code: 'release.settled' });
});

test('the database has nobody sign their own, and lets nothing of a release change', async () => {
  await propose(ask(await snapshot()));
  const refused = (sql: string) =>
    stage.db.query(sql).then(
      () => null,
      (error: unknown) => (error as { constraint?: string }).constraint,
    );
  expect(
    await refused(`update evidence.release set state = 'signed', settled_by = proposed_by, settled_at = now()`),
  ).toBe('release_signed_by_another');
  expect(await refused(`update evidence.release set tables = '{}'`)).toBe('release_stays');
  expect(await refused('delete from evidence.release')).toBe('release_stays');
  expect(await refused(`update evidence.release_count set people = '{}', cells = '{}'`)).toBe('release_stays');
  expect(await refused('delete from evidence.release_count')).toBe('release_stays');
});

test('the same people have the same figures in a later release', async () => {
  const first = await propose(ask(await snapshot()));
  const again = await propose(ask(await snapshot()));
  expect(cellsOf(again)).toEqual(cellsOf(first));
});

test.each([
  [1, 'public'],
  [4, 'public'],
  [7, 'hesa'],
] as const)('where %i left since, a release for %s is held, and nothing of it is kept', async (left, profile) => {
  const first = await propose(ask(await snapshot(), { profile }));
  const later = await propose(ask(await snapshot(left), { profile })).catch((error: unknown) => error);
  expect(later).toMatchObject({ kind: 'conflict', code: 'release.held' });
  expect((later as { held: { gone: number }[] }).held.map(({ gone }) => gone)).toContain(left);
  expect((await stage.get(Releases).list(amina)).map(({ number }) => number)).toEqual([first.number]);
});

test('where enough left it goes out; and what was given up holds nothing', async () => {
  const first = await propose(ask(await snapshot()));
  expect((await propose(ask(await snapshot(40)))).number).toBe(first.number + 1);
  await stage.get(Releases).giveUp(ben, first.number);
  await stage.get(Releases).giveUp(ben, first.number + 1);
  expect((await propose(ask(await snapshot(2)))).state).toBe('proposed');
});

test('two ways of parting one snapshot that differ by few are held as well', async () => {
  const number = await snapshot();
  await propose(ask(number));
  const narrower = ask(number, { asks: [{ measure: 'M02', by: ['group:x'], cohorts: ['2025/26'] }] });
  await expect(propose(narrower)).rejects.toMatchObject({ code: 'release.held' });
  // Also where both are of one release.
  await stage.get(Releases).giveUp(ben, 1);
  const both = ask(number, { asks: [...ask(number).asks, ...narrower.asks] });
  await expect(propose(both)).rejects.toMatchObject({ code: 'release.held' });
});

test('of several that are prepared at once each is compared with those before it', async () => {
  const [first, second] = [await snapshot(), await snapshot(2)];
  const all = await Promise.allSettled([first, second, first, second].map((number) => propose(ask(number))));
  const kept = new Set((await stage.get(Releases).list(amina)).map((one) => one.snapshot));
  // Two that differ by two people never both get through.
  expect(kept.size).toBe(1);
  for (const one of all)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({
        kind: 'conflict',
        code: expect.stringMatching(/^release\.(held|changed)$/) as string,
      });
});

test('exact figures, and what has no name, do not go out', async () => {
  const number = await snapshot();
  await expect(propose({ ...ask(number), profile: 'internal' as 'public' })).rejects.toMatchObject({
    code: 'release.wrong',
    fields: [{ field: 'profile' }],
  });
  await expect(propose({ ...ask(number), name: ' ' })).rejects.toMatchObject({ fields: [{ field: 'name' }] });
  await expect(propose(ask(number), { ...amina, accountId: null })).rejects.toMatchObject({ code: 'release.nobody' });
});

test('with the rows of a snapshot goes of whom its figures were; the figures stay', async () => {
  const number = await snapshot();
  await propose(ask(number));
  await stage.past(
    `update evidence.snapshot set taken_at = now() - interval '2 years' where institution_id = $1 and number = $2`,
    number,
  );
  await stage.db.query('update evidence.snapshot set forgotten_at = now() where number = $1', [number]);
  expect(await stage.db.query('select 1 from evidence.release_count')).toEqual([]);
  expect(await stage.db.query('select 1 from evidence.release')).toHaveLength(1);
});

test.each(['consultant', 'student', 'mentor', 'observer', 'administrator', 'data-protection-officer'] as const)(
  'a %s prepares and signs nothing',
  async (role) => {
    const refused = { kind: 'forbidden', code: 'permission.missing' };
    const actor = { ...stage.as(role), accountId: amina.accountId };
    await expect(propose(ask(1), actor)).rejects.toMatchObject(refused);
    await expect(stage.get(Releases).sign(actor, 1, '')).rejects.toMatchObject(refused);
    await expect(stage.get(Releases).giveUp(actor, 1)).rejects.toMatchObject(refused);
    await expect(stage.get(Releases).list(actor)).rejects.toMatchObject(refused);
  },
);
