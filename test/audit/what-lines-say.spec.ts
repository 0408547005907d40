import 'reflect-metadata';
import { Portfolios } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { Bench, Exports, Reviews } from '@footing/matching';
import { Applications, Offers } from '@footing/people';
import { PriorityGroups } from '@footing/programmes';
import { type Drafted, World } from './world';

let world: World;
let drafted: Drafted;

beforeAll(async () => {
  world = await World.open();
  drafted = await world.newDraft();
}, 120_000);
afterAll(() => world.close());

interface Line {
  readonly id: string;
  readonly event: string;
  readonly fields: string[];
  readonly special: boolean;
  readonly role: string;
  readonly kinds: string[];
}

/** The newest line of an event, with the kinds of those it is about. */
async function newest(event: string): Promise<Line | undefined> {
  const [line] = await world.db.query<Line>(
    `select e.id, e.event, e.fields, e.special, e.role,
       array(select s.kind from audit_subject s where s.event_id = e.id order by s.kind) as kinds
     from audit_event e where e.event = $1 order by e.id desc limit 1`,
    [event],
  );
  return line;
}

test('a list leaves one line about everybody on it', async () => {
  await world.get(Applications).list(world.lead, drafted.roundId);
  expect(await newest('application.listed')).toMatchObject({
    ...{ kinds: ['student', 'student', 'student'], special: false, role: 'programme-lead' },
    fields: ['name', 'email', 'universityId', 'school'],
  });
  await world.get(Offers).list(world.lead, drafted.roundId);
  expect(await newest('offer.listed')).toMatchObject({ kinds: ['mentor', 'mentor'], special: false });
});

test('a look at somebody names the fields of their answers, and none of the answers', async () => {
  await world.get(Applications).find(world.lead, drafted.entries[0]?.applicationId ?? '');
  expect(await newest('application.viewed')).toMatchObject({
    kinds: ['student'],
    fields: ['name', 'email', 'universityId', 'school', 'help'],
  });
});

test('whoever has students by their priority group learns the group by seeing them: that look is marked', async () => {
  const groups = await world.get(PriorityGroups).list(world.lead);
  const consultant: Actor = world.as('consultant');
  const priorityGroups = groups.map(({ id }) => id);
  const portfolio = { whose: 'some', schools: [], priorityGroups } as const;
  await world.get(Portfolios).change(world.as('administrator'), consultant.accountId ?? '', {
    ...portfolio,
    schools: [],
    priorityGroups,
  });
  await world.get(Applications).list(consultant, drafted.roundId);
  expect(await newest('application.listed')).toMatchObject({
    ...{ special: true, role: 'consultant' },
    fields: ['name', 'email', 'universityId', 'school', 'priorityGroup'],
  });
});

test('the bench shows tiers: every look at it is marked, and is about both sides', async () => {
  await world.get(Bench).queue(world.lead, drafted.draftId);
  const line = await newest('review.listed');
  expect(line).toMatchObject({ special: true, kinds: ['mentor', 'mentor', 'student', 'student', 'student'] });
  expect(line?.fields).toContain('tier');
});

test('making a draft reads everybody’s shared experience: a line about everybody, in the service’s name', async () => {
  const line = await newest('draft.read');
  expect(line).toMatchObject({ role: 'system', special: true });
  expect(line?.kinds).toEqual(['mentor', 'mentor', 'student', 'student', 'student']);
  expect(line?.fields).toContain('experiences');
});

test('a decision is about the student and the mentor, an export about everybody in it', async () => {
  const [entry] = drafted.entries;
  const at = { draftId: drafted.draftId, applicationId: entry?.applicationId ?? '', seen: 0 };
  await world.get(Reviews).approve(world.lead, at);
  expect(await newest('pairing.approved')).toMatchObject({ kinds: ['mentor', 'student'], special: false });
  await world.get(Exports).toCsv(world.lead, drafted.draftId);
  expect((await newest('draft.exported'))?.kinds).toHaveLength(5);
});

test('a line names its request, as the log does, and the first part of the address it came from', async () => {
  const agent = await world.agent('programme-lead');
  await agent.get(`/rounds/${drafted.roundId}/students`).expect(200);
  const [line] = await world.db.query(
    `select request_id, ip_prefix from audit_event where event = 'application.listed' order by id desc limit 1`,
  );
  expect(line).toEqual({
    request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    ip_prefix: expect.stringMatching(/^(127\.0\.0\.0\/24|0:0:0::\/48)$/) as string,
  });
});

test('where the line cannot be written there is no look, and no decision', async () => {
  const [, entry] = drafted.entries;
  const agent = await world.agent('programme-lead');
  await world.db.query('revoke insert on audit_subject from footing_app');
  try {
    await expect(world.get(Bench).queue(world.lead, drafted.draftId)).rejects.toThrow(/permission denied/);
    await expect(world.get(Applications).list(world.lead, drafted.roundId)).rejects.toThrow(/permission denied/);
    const at = { draftId: drafted.draftId, applicationId: entry?.applicationId ?? '', seen: 1 };
    await expect(world.get(Reviews).approve(world.lead, at)).rejects.toThrow(/permission denied/);
    const kept = await world.db.query(`select from draft_pair where draft_id = $1 and review = 'approved'`, [
      drafted.draftId,
    ]);
    expect(kept).toHaveLength(1);
    expect((await agent.get(`/rounds/${drafted.roundId}/students`)).status).toBe(500);
  } finally {
    await world.db.query('grant insert on audit_subject to footing_app');
  }
});
