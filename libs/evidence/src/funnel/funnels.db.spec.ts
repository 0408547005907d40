import { Database } from '@footing/database';
import { EvidenceStage } from '../spec/evidence-stage';
import { keptFunnel } from './data/funnel.query';
import { Funnels } from './funnels.service';

let stage: EvidenceStage;
let law: string;
let art: string;
let ids: string[];

beforeAll(async () => {
  stage = await EvidenceStage.open();
  law = await stage.one(`insert into school (institution_id, name) values ($1, 'Law') returning id`);
  art = await stage.one(`insert into school (institution_id, name) values ($1, 'Art') returning id`);
  ids = await stage.crowd(72);
  const to = (school: string, from: number, until: number) =>
    stage.db.query('update student set school_id = $1 where id = any ($2)', [school, ids.slice(from, until)]);
  await to(law, 0, 40);
  await to(art, 40, 69);
  await stage.db.query(
    `insert into priority_group_member (institution_id, student_id, priority_group_id, source)
     select $1, id, $2, case when n <= 30 then 'import' else 'declared' end from unnest($3::uuid[]) with ordinality s(id, n)`,
    [stage.institutionId, stage.group, ids.slice(0, 50)],
  );
});
afterAll(() => stage.close());

const look = async () => (await stage.get(Funnels).of(stage.as('analyst'), stage.round)).funnel;
const kept = () =>
  stage
    .get(Database)
    .transaction({ institutionId: stage.institutionId }, (tx) => keptFunnel(tx, stage.institutionId, stage.round));
const days = (many: number) => stage.clock.moveTo(new Date(stage.clock.now().getTime() + many * 86_400_000));
const withdraw = (people: readonly string[]) =>
  stage.db.query(`update consent.state set permitted = false where purpose = 'evidence' and subject_id = any ($1)`, [
    people,
  ]);

test('figures go through the gate: near what is so, small ones hidden, and what would give them away', async () => {
  const funnel = await look();
  expect(funnel?.isPaired).toBe(false);
  const counted = (await kept())?.counted;
  expect(counted?.schools[law]?.map(([n]) => n)).toEqual([40, 40, 40, 40, 0, 0, 0]);
  expect(counted?.schools['']?.[0]?.[0]).toBe(3);
  expect(counted?.groups[stage.group]?.[0]?.[0]).toBe(30);
  expect(funnel?.schools.map(({ name }) => name)).toEqual(['Art', 'Law', 'No school given']);
  const [arts, laws, none] = funnel?.schools.map(({ counts }) => counts[0]) ?? [];
  expect(none).toBeNull();
  // Three of nobody's school could be had from everybody less the two schools.
  expect([arts, laws, funnel?.everybody.counts[0]].filter((count) => count === null)).not.toEqual([]);
  for (const [shown, is] of [
    [arts, 29],
    [laws, 40],
    [funnel?.everybody.counts[0], 72],
    [funnel?.groups[0]?.counts[0], 30],
  ] as const)
    if (typeof shown === 'number') expect(Math.abs(shown - is)).toBeLessThanOrEqual(2);
});

test('two looks a withdrawal apart are the same, today, tomorrow and in a fortnight', async () => {
  const before = await look();
  await withdraw(ids.slice(0, 1));
  days(1);
  expect(await look()).toEqual(before);
  days(13);
  const after = await look();
  expect({ ...after, takenAt: null }).toEqual({ ...before, takenAt: null });
  expect(after?.takenAt).not.toEqual(before?.takenAt);
});

test('when five have gone they are gone', async () => {
  await withdraw(ids.slice(1, 6));
  days(6);
  await look();
  expect((await kept())?.counted.schools[law]?.[0]?.[0]).toBe(40);
  days(1);
  await look();
  expect((await kept())?.counted.schools[law]?.[0]?.[0]).toBe(34);
});

test('the database itself takes figures once a week, and moves no count by few', async () => {
  const client = (change: string) =>
    stage.hostile(null, 'service', (hostile) =>
      hostile.query(`update funnel_kept set version = version + 1, ${change}`),
    );
  const week = `taken_at = taken_at + interval '7 days'`;
  const one = `counted = jsonb_set(counted, '{schools,${law},0,0}', '33')`;
  await expect(client(`taken_at = taken_at + interval '6 days'`)).rejects.toMatchObject({
    constraint: 'funnel_kept_weekly',
  });
  await expect(client(`${week}, ${one}`)).rejects.toMatchObject({ constraint: 'funnel_kept_moves_by_many' });
  await expect(client(`${week}, counted = counted #- '{schools,${law}}'`)).rejects.toMatchObject({
    constraint: 'funnel_kept_moves_by_many',
  });
  await expect(
    stage.hostile(null, 'service', (hostile) => hostile.query(`update funnel_kept set ${week}`)),
  ).rejects.toMatchObject({ constraint: 'funnel_kept_moves_on' });
  await expect(
    stage.hostile(null, 'service', (hostile) => hostile.query('delete from funnel_kept')),
  ).rejects.toMatchObject({ code: '42501' });
});

test('who sees only what is released sees nothing yet, others are refused, and each look is in the record', async () => {
  const funnels = stage.get(Funnels);
  expect((await funnels.of(stage.as('observer'), stage.round)).funnel).toBeNull();
  await expect(funnels.of(stage.as('consultant'), stage.round)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(funnels.of(stage.as('analyst'), law)).rejects.toMatchObject({ code: 'round.not-found' });
  const looked = await stage.db.query<{ role: string }>(
    `select distinct role from audit_event where event = 'funnel.viewed' and object_id = $1 order by 1`,
    [stage.round],
  );
  expect(looked.map(({ role }) => role)).toEqual(['analyst', 'observer']);
});

test('once pairings are published, and not before, somebody can have a mentor', async () => {
  expect((await look())?.isPaired).toBe(false);
  await stage.allPaired(ids.slice(0, 1));
  expect((await look())?.isPaired).toBe(true);
});
