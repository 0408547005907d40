import { Notices } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { PriorityGroups, RoundRules } from '@footing/programmes';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let groupId: string;
let studentId: string;
const lead = (): Actor => ({ ...stage.priya, roles: ['programme-lead'] });
const amina = (): Actor => ({ ...stage.priya, accountId: null, roles: ['student'] });

beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  groupId = (await new PriorityGroups(desk.database).add(lead(), { name: 'Care experienced', target: '', risks: [] }))
    .id;
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.newRound();
  await new RoundRules(desk.database).assignTiers(lead(), stage.roundId, {
    tiers: [{ priorityGroupId: groupId, tier: 1 }],
  });
  const email = await stage.student('Amina', { helpWanted: ['art'] });
  await stage.student('Ben', { helpWanted: ['law'] });
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  const [row] = await stage.db.query<{ id: string }>('select id from student where email = $1', [email]);
  studentId = row?.id ?? '';
});

/** As the pages do it: under the text in force, by the one function that records decisions. */
async function says(kind: 'given' | 'withdrawn'): Promise<void> {
  const actor = amina();
  await desk.database.transaction(actor, async (tx) => {
    const { sha256 } = await new Notices().current(tx, actor, 'places.first');
    await tx.query(
      `select consent.record($1, 'student', 'places.first', $2, $3, decode($4, 'hex'), clock_timestamp(), 'button', 'system')`,
      [...[studentId, `group:${groupId}`, kind, sha256]],
    );
  });
}

const memberships = () =>
  stage.db.query<{ source: string }>('select source from priority_group_member where student_id = $1', [studentId]);

async function whoGetsJoan(): Promise<string> {
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  const [pair] = await stage.db.query<{ id: string }>(
    'select application_id as id from draft_pair where draft_id = $1',
    [id],
  );
  return pair?.id === stage.id('Amina') ? 'Amina' : 'Ben';
}

test('what a student says of themselves gives them a place sooner, for as long as they say it', async () => {
  expect(await whoGetsJoan()).toBe('Ben');
  await says('given');
  expect(await memberships()).toEqual([{ source: 'declared' }]);
  expect(await whoGetsJoan()).toBe('Amina');
  await says('withdrawn');
  expect(await memberships()).toEqual([]);
  expect(await whoGetsJoan()).toBe('Ben');
});

test('a draft that counted it is no longer what anything is worked out from once it is taken back', async () => {
  await says('given');
  await whoGetsJoan();
  const [made] = await stage.db.query<{ id: string }>('select id from draft order by id desc limit 1');
  const inputs = () =>
    desk.database.transaction(stage.priya, (tx) =>
      tx.query<unknown[]>('select 1 from draft_input where draft_id = $1', [made?.id]),
    );
  expect(await inputs()).toHaveLength(1);
  await says('withdrawn');
  expect(await inputs()).toHaveLength(0);
  expect((await desk.drafts.find(stage.priya, made?.id ?? '')).agreementChangedAt).not.toBeNull();
});

test('what the university knows itself stays, whatever the student says', async () => {
  await stage.db.query(`insert into priority_group_member values ($1, $2, $3, 'import')`, [
    ...[stage.priya.institutionId, studentId, groupId],
  ]);
  await says('given');
  await says('withdrawn');
  expect(await memberships()).toEqual([{ source: 'import' }]);
});

test('a stop that is still being recorded, and a yes whose time is over, count at once; a client of its own cannot say it for them', async () => {
  await says('given');
  const seen = () =>
    desk.database.transaction(stage.priya, (tx) =>
      tx.query<unknown[]>('select 1 from priority_group_member where student_id = $1', [studentId]),
    );
  expect(await seen()).toHaveLength(1);
  await stage.db.query(
    `update consent.state set valid_until = now() - interval '1 s' where subject_id = $1 and purpose = 'places.first'`,
    [studentId],
  );
  expect(await seen()).toHaveLength(0);
  await desk.database.transaction(stage.priya, (tx) =>
    tx.query(`insert into priority_group_member values ($1, $2, $3, 'declared') on conflict do nothing`, [
      ...[stage.priya.institutionId, studentId, groupId],
    ]),
  );
  expect(await seen()).toHaveLength(0);
});
