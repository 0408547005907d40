import type { Actor, Role } from '@footing/kernel';
import { DataSource } from 'typeorm';
import { connectionOptions, Database } from '@footing/database';
import { Funnels } from '../funnel/funnels.service';
import { OwnActions } from '../networks/own-actions.service';
import { EvidenceStage } from '../spec/evidence-stage';
import { SchoolActions } from './school-actions.service';
import type { SchoolActionInput } from './school-action.input';
import { SchoolLeads } from './school-leads.service';
import { SchoolPlans } from './school-plans.service';

let stage: EvidenceStage;
let source: DataSource;
let [law, art] = ['', ''];
let [lena, dara, anil, joan] = ['', '', '', ''];
let plans: SchoolPlans;
let actions: SchoolActions;
let leads: SchoolLeads;
let mine: OwnActions;

const as = (role: Role, accountId: string): Actor => ({ ...stage.as(role), accountId });
/** Lena leads programmes; Dara leads Law and Anil leads Art, both observers by role; Joan mentors. */
const [lead, ofLaw, ofArt] = [() => as('programme-lead', lena), () => as('observer', dara), () => as('observer', anil)];
const account = (name: string, role: Role) =>
  stage.one(
    `with a as (insert into account (institution_id, name, email) values ($1, $2, lower($2) || '@w.example') returning id)
     insert into account_role (institution_id, account_id, role) select $1, id, $3 from a returning account_id as id`,
    name,
    role,
  );

beforeAll(async () => {
  stage = await EvidenceStage.open();
  law = await stage.one(`insert into school (institution_id, name) values ($1, 'Law') returning id`);
  art = await stage.one(`insert into school (institution_id, name) values ($1, 'Art') returning id`);
  lena = await account('Lena', 'programme-lead');
  dara = await account('Dara', 'observer');
  anil = await account('Anil', 'observer');
  joan = await stage.one(
    `insert into account (institution_id, name, email) values ($1, 'Joan', 'joan@m.example') returning id`,
  );
  source = await new DataSource(connectionOptions(stage.db.url, 2)).initialize();
  const database = new Database(source);
  plans = new SchoolPlans(database, stage.clock, stage.get(Funnels));
  actions = new SchoolActions(database, stage.clock);
  leads = new SchoolLeads(database, stage.clock);
  mine = new OwnActions(database, stage.clock);
  await leads.begin(lead(), law, dara);
  await leads.begin(lead(), art, anil);
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await stage.close();
});

const todo = (more: Partial<SchoolActionInput> = {}): SchoolActionInput => ({
  ...{ what: 'Ask students who commute which hours suit them', why: 'Fewer of them send their answers', ownerId: null },
  ...{ ownerWords: 'Director of teaching', dueOn: '2027-03-31', state: 'to-do', notes: '', droppedWhy: '', ...more },
});
/** Whatever SQL the apps could send. */
const hostile = (sql: string, ...values: unknown[]) =>
  stage.hostile(null, 'service', (client) => client.query(sql, values));
const constraint = (name: string) => ({ constraint: name });

test('who leads a school reads and writes its plan, and of no other it is told that it exists', async () => {
  const id = await actions.add(ofLaw(), law, 2026, todo());
  expect((await plans.list(ofLaw())).map(({ school }) => school.name)).toEqual(['Law']);
  expect((await plans.list(as('analyst', lena))).map(({ school, now }) => [school.name, now.open])).toEqual([
    ['Art', 0],
    ['Law', 1],
  ]);
  for (const refused of [
    plans.of(ofArt(), law, null),
    actions.find(ofArt(), id),
    actions.change(ofArt(), id, 1, todo()),
    actions.add(ofArt(), law, 2026, todo()),
    actions.carry(ofArt(), law, 2026),
    // Analysts and administrators read every plan, and write none.
    actions.add(as('analyst', anil), law, 2026, todo()),
  ])
    await expect(refused).rejects.toMatchObject({ kind: 'not-found' });
  expect(await actions.mayWrite(ofLaw(), law)).toBe(true);
  expect(await actions.mayWrite(as('analyst', anil), law)).toBe(false);
  await expect(leads.begin(ofLaw(), law, lena)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(plans.list(as('student', joan))).rejects.toMatchObject({ kind: 'forbidden' });
});

test('the database lets nobody write the plan of a school that they do not lead, whatever is sent', async () => {
  const add = (by: string | null, school = law) =>
    hostile(
      `insert into school_action (institution_id, school_id, year, what, why, owner_words, due_on, made_at, changed_at, changed_by)
       values ($1, $2, 2026, 'w', 'y', 'o', '2027-01-01', now(), now(), $3)`,
      ...[stage.institutionId, school, by],
    );
  await expect(add(dara)).resolves.toBeDefined();
  for (const by of [anil, joan, null])
    await expect(add(by)).rejects.toMatchObject(constraint('school_action_by_its_lead'));
  const change = (set: string, by: string) =>
    hostile(`update school_action set version = version + 1, changed_by = $1, changed_at = now(), ${set}`, by);
  await expect(change(`what = 'Nothing'`, anil)).rejects.toMatchObject(constraint('school_action_by_its_lead'));
  await expect(change(`state = 'dropped'`, dara)).rejects.toMatchObject(constraint('school_action_dropped_says_why'));
  await expect(hostile(`update school_action set school_id = $1`, art)).rejects.toMatchObject({ code: '42501' });
  await expect(hostile('delete from school_action')).rejects.toMatchObject({ code: '42501' });
  await expect(hostile(`update school_action set what = 'Nothing'`)).rejects.toMatchObject(
    constraint('practice_moves_on'),
  );
  // A name may go; that is not a way to write anything else.
  await expect(
    hostile(`update school_action set version = version + 1, owner_words = 'Gone', notes = 'Something'`),
  ).resolves.toBeDefined();
  await expect(
    hostile(`update school_action set version = version + 1, owner_words = 'Gone', changed_by = null, notes = 'x'`),
  ).rejects.toMatchObject(constraint('school_action_by_its_lead'));
});

test('only staff lead a school, and whoever led it stays known', async () => {
  await expect(leads.begin(lead(), law, joan)).rejects.toMatchObject({ kind: 'invalid' });
  await expect(leads.begin(lead(), law, 'x')).rejects.toMatchObject({ kind: 'invalid' });
  await expect(leads.begin(lead(), law, law)).rejects.toMatchObject({ kind: 'invalid' });
  await expect(
    hostile(
      'insert into school_lead (institution_id, school_id, account_id, begun_at) values ($1, $2, $3, now())',
      ...[stage.institutionId, law, joan],
    ),
  ).rejects.toMatchObject(constraint('school_lead_is_staff'));
  await expect(hostile('update school_lead set account_id = $1', lena)).rejects.toMatchObject(
    constraint('school_lead_stands'),
  );
  await expect(hostile('delete from school_lead')).rejects.toMatchObject({ code: '42501' });
  const { school } = await leads.of(lead(), law);
  await leads.begin(lead(), law, lena);
  await leads.begin(lead(), law, lena);
  const found = (await leads.of(lead(), law)).school.leads.filter(({ accountId }) => accountId === lena);
  expect(found).toHaveLength(1);
  await leads.end(lead(), found[0]?.id ?? '');
  expect((await leads.of(lead(), law)).school).toEqual(school);
  await expect(leads.end(lead(), found[0]?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' });
  await expect(hostile('update school_lead set ended_at = null')).rejects.toMatchObject(
    constraint('school_lead_stands'),
  );
});

test('what a plan said before stays, and nobody can change it, the owner of the tables neither', async () => {
  const id = await actions.add(ofLaw(), law, 2026, todo({ what: 'First' }));
  await actions.change(ofLaw(), id, 1, todo({ what: 'Second', ownerWords: 'Dean' }));
  await expect(actions.change(ofLaw(), id, 1, todo())).rejects.toMatchObject({ code: 'practice.changed' });
  await expect(actions.change(ofLaw(), id, 2, todo({ state: 'dropped' }))).rejects.toMatchObject({
    fields: [{ field: 'droppedWhy', message: 'Say why it is dropped' }],
  });
  await actions.change(ofLaw(), id, 2, todo({ state: 'dropped', droppedWhy: 'No room' }));
  const { history } = await actions.find(ofLaw(), id);
  expect(history.map(({ version, what, state, ownerChanged }) => [version, what, state, ownerChanged])).toEqual([
    [3, todo().what, 'dropped', true],
    [2, 'Second', 'to-do', true],
    [1, 'First', 'to-do', false],
  ]);
  for (const sql of [`update school_action_history set what = 'x'`, 'delete from school_action_history']) {
    await expect(hostile(sql)).rejects.toMatchObject({ code: '42501' });
    await expect(stage.db.query(sql)).rejects.toMatchObject(constraint('school_action_history_stays'));
  }
  await expect(
    hostile(
      `insert into school_action_history select institution_id, action_id, 99, what, why, owner_changed, due_on, state, notes, dropped_why,
        changed_at, changed_by from school_action_history`,
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('what is open goes on in the next year, once, and stays as it was in the one before', async () => {
  const open = await actions.add(ofArt(), art, 2025, todo({ state: 'under-way', dueOn: '2026-10-01' }));
  await actions.add(ofArt(), art, 2025, todo({ state: 'done' }));
  expect((await plans.of(ofArt(), art, 2025)).years.at(-1)?.counts).toEqual({
    ...{ open: 1, done: 1, dropped: 0, goneOn: 0, late: 1 },
  });
  const both = await Promise.all([actions.carry(ofArt(), art, 2025), actions.carry(ofArt(), art, 2025)]);
  expect(both.sort()).toEqual([0, 1]);
  const now = await plans.of(ofArt(), art, null);
  expect(now.year).toBe(2026);
  expect(now.actions.map(({ isFromBefore, state, isLate }) => [isFromBefore, state, isLate])).toEqual([
    [true, 'under-way', true],
  ]);
  expect(now.years.map(({ year, counts }) => [year, counts])).toEqual([
    [2026, { open: 1, done: 0, dropped: 0, goneOn: 0, late: 1 }],
    [2025, { open: 0, done: 1, dropped: 0, goneOn: 1, late: 0 }],
  ]);
  await expect(actions.change(ofArt(), open, 1, todo())).rejects.toMatchObject({ code: 'practice.changed' });
  await expect(
    hostile(
      `update school_action set version = version + 1, state = 'to-do', changed_by = $1, changed_at = now() where id = $2`,
      ...[anil, open],
    ),
  ).rejects.toMatchObject(constraint('school_action_carried_stays'));
  const on = (from: string, year: number, school = art) =>
    hostile(
      `insert into school_action (institution_id, school_id, year, what, why, owner_words, due_on, carried_from, made_at, changed_at,
         changed_by) values ($1, $2, $3, 'w', 'y', 'o', '2027-01-01', $4, now(), now(), $5)`,
      ...[stage.institutionId, school, year, from, lena],
    );
  await expect(on(open, 2026)).rejects.toMatchObject(constraint('school_action_carried_once'));
  await expect(on(open, 2027)).rejects.toMatchObject(constraint('school_action_goes_on'));
  await expect(on(open, 2026, law)).rejects.toMatchObject(constraint('school_action_goes_on'));
});

test('whoever sees to an action says how it stands, and can do nothing else to it', async () => {
  const id = await actions.add(ofLaw(), law, 2026, todo({ ownerId: anil, ownerWords: '' }));
  const [own] = (await mine.list(ofArt())).filter((one) => one.id === id);
  expect(own).toMatchObject({ school: 'Law', state: 'to-do', isOverdue: false });
  await expect(mine.update(ofArt(), id, 1, 'dropped')).rejects.toMatchObject({ kind: 'invalid' });
  await mine.update(ofArt(), id, 1, 'done');
  await expect(mine.update(ofArt(), id, 1, 'to-do')).rejects.toMatchObject({ code: 'practice.changed' });
  expect((await actions.find(ofLaw(), id)).action).toMatchObject({ state: 'done', doneOn: '2026-11-03', version: 2 });
  await expect(
    hostile(
      `update school_action set version = version + 1, changed_at = now(), changed_by = $1, notes = 'x' where id = $2`,
      ...[anil, id],
    ),
  ).rejects.toMatchObject(constraint('school_action_by_its_lead'));
  await expect(actions.add(ofLaw(), law, 2026, todo({ ownerId: joan, ownerWords: '' }))).rejects.toMatchObject({
    kind: 'invalid',
  });
});

test('figures of a school are those of who got how far, and of no other school', async () => {
  const ids = await stage.crowd(72);
  const to = (school: string, from: number, until: number) =>
    stage.db.query('update student set school_id = $1 where id = any ($2)', [school, ids.slice(from, until)]);
  await to(law, 0, 40);
  await to(art, 40, 69);
  const { school } = await plans.of(ofLaw(), law, null);
  const all = (await plans.list(lead())).map((one) => one.school);
  const [own] = await plans.figures(ofLaw(), all);
  expect(own?.schools.map(({ name }) => name)).toEqual(['Law']);
  const { funnel } = await stage.get(Funnels).of(as('analyst', lena), stage.round);
  const [both] = await plans.figures(lead(), all);
  // Nothing that the university's page does not show: whoever has both pages has no more than the gate let out at once.
  for (const rows of [own, both]) {
    expect(rows?.everybody).toEqual(funnel?.everybody);
    for (const row of rows?.schools ?? []) expect(funnel?.schools).toContainEqual(row);
  }
  expect(both?.schools).toHaveLength(2);
  // Three are of no school: were all three shown, they would be what is left.
  const first = [funnel?.everybody, ...(both?.schools ?? [])].map((row) => row?.counts[0] ?? null);
  expect(first).toContain(null);
  expect(await plans.figures(ofArt(), [school])).toEqual([]);
});
