import { Database, underPurpose } from '@footing/database';
import { type Actor, systemActor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { TrackerExports } from './exports.service';
import { SEALED } from './gathering';
import { stopFiles } from './stop-files';
import { head, plain, TrackersStage } from './spec/trackers-stage';

let world: TrackersStage;
let db: TrackersStage['stage']['db'];
beforeAll(async () => {
  world = await TrackersStage.open();
  db = world.stage.db;
});
beforeEach(async () => {
  await world.stage.past(`delete from tracker_upload where institution_id = $1`);
  await world.stage.past(`delete from application where institution_id = $1`);
  await world.stage.past(`delete from pairing where institution_id = $1`);
  await world.stage.past(`delete from meeting_person where institution_id = $1`);
  await world.stage.past(`delete from meeting where institution_id = $1`);
});
afterAll(() => world.close());

type Mentored = Awaited<ReturnType<TrackersStage['mentored']>>;
const numberOf = async ({ id }: Mentored): Promise<string> =>
  (await db.query<{ n: string }>('select university_id as n from student where id = $1', [id]))[0]?.n ?? '';
const DAYS = `'2026-08-01', '2027-08-01'`;
const seen = (purpose: string, sql: string) =>
  world.stage.hostile(null, purpose, async (client) => (await client.query(sql)).rows as Record<string, unknown>[]);

test('who took part is in the file, and who objects in none from that moment', async () => {
  const [amina, ben] = [await world.mentored(), await world.mentored()];
  await world.stage.person('student');
  const profile = await world.profile([plain('provider_person_id', true)]);
  const numbers = [await numberOf(amina), await numberOf(ben)];
  const first = await world.made(await world.ready(profile));
  expect(first.split('\r\n')).toEqual(['"PROVIDER_PERSON_ID"', ...numbers.map((one) => `"${one}"`).sort(), '']);
  const waiting = await world.ready(profile);
  await world.stage.says('stop', ben, 'tracking');
  expect(await world.made(waiting)).not.toContain(numbers[1]);
  const { difference } = await world.preparations.open(world.lead, await world.ready(profile));
  expect(difference).toEqual({ added: 0, changed: 0, same: 1, gone: 0 });
});

test('of attendance likewise: minutes for who came, none for who did not, nothing of who objects', async () => {
  const [amina, ben] = [await world.mentored(), await world.mentored()];
  const columns = ['provider_person_id', 'date', 'contact_minutes', 'attended', 'role'].map((one) => plain(one));
  const profile = await world.profile(columns, 'attendance');
  await world.stage.says('stop', ben, 'tracking');
  const number = await numberOf(amina);
  expect((await world.made(await world.ready(profile))).split('\r\n').slice(1, -1)).toEqual([
    `"${number}","2026-12-10","60","Y","mentee"`,
    `"${number}","2026-12-17","0","N","mentee"`,
  ]);
});

test('a hostile client with the apps’ login reads nobody who objected, and for this purpose no table about people', async () => {
  const [amina, ben] = [await world.mentored(), await world.mentored()];
  const before = await seen('tracking', `select * from consent.tracked_people(${DAYS})`);
  expect(before.map(({ id }) => id).sort()).toEqual([amina.id, ben.id].sort());
  await world.stage.says('stop', ben, 'tracking');
  const [people, meetings] = [
    await seen('tracking', `select * from consent.tracked_people(${DAYS})`),
    await seen('tracking', `select * from consent.tracked_meetings(${DAYS})`),
  ];
  expect(JSON.stringify([people, meetings])).toContain(amina.id);
  expect(JSON.stringify([people, meetings])).not.toContain(ben.id);
  const tables = await db.query<{ name: string }>(
    `select polrelid::regclass::text as name from pg_policy where polname = 'by_purpose'
       and has_table_privilege('footing_app', polrelid, 'select') order by 1`,
  );
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables)
    expect([name, await seen('tracking', `select 1 from ${name} limit 1`)]).toEqual([name, []]);
  // An intent that was written down and not finished counts too.
  await world.stage.past(
    `insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor)
     select $1, $2::uuid, 'student', 'tracking', '', 'objected', sha256('x'), now(), 'x', 'x'`,
    amina.id,
  );
  expect(await seen('tracking', `select * from consent.tracked_people(${DAYS})`)).toEqual([]);
  await world.stage.past(`delete from consent.stop_intent where institution_id = $1`);
});

test.each(['service', 'evidence', 'own', 'matching.core', ''])(
  'for %s the functions tell of nobody',
  async (purpose) => {
    await world.mentored();
    expect(await seen(purpose, `select * from consent.tracked_people(${DAYS})`)).toEqual([]);
    expect(await seen(purpose, `select * from consent.tracked_meetings(${DAYS})`)).toEqual([]);
    expect(await seen(purpose, `select consent.tracked_objections(${DAYS}) as n`)).toEqual([{ n: null }]);
  },
);

test('nobody of another university, no matcher, and nobody once the officer keeps the use from names', async () => {
  await world.mentored();
  const [other] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('elsewhere', 'Elsewhere', 'england', 'a@b.example') returning id`,
  );
  const there = Object.create(world.stage, { institutionId: { value: other?.id } }) as typeof world.stage;
  const ask = `select * from consent.tracked_people(${DAYS})`;
  expect(await there.hostile(null, 'tracking', async (client) => (await client.query(ask)).rowCount)).toBe(0);
  await expect(
    world.stage.hostile(null, 'tracking', async (client) => {
      await client.query('set local role footing_matcher');
      return client.query(ask);
    }),
  ).rejects.toThrow('permission denied');
  await world.stage.past(`insert into consent.narrowed values ($1, 'tracking', 'identity')`);
  expect(await seen('tracking', ask)).toEqual([]);
  await world.stage.past(`delete from consent.narrowed where institution_id = $1`);
  expect(await seen('tracking', ask)).toHaveLength(1);
});

test('who objected is counted to the nearest five, and of fewer than ten nothing is told', async () => {
  const ids = await world.stage.crowd(12);
  await world.stage.allPaired(ids);
  const stop = (count: number) =>
    world.stage.past(
      `insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
       select $1, id, 'student', 'tracking', false, 1, 1 from unnest($2::uuid[]) id
       on conflict (institution_id, subject_id, purpose, item) do update set permitted = false`,
      ids.slice(0, count),
    );
  const told = async () => (await seen('tracking', `select consent.tracked_objections(${DAYS}) as n`))[0]?.['n'];
  const counts: unknown[] = [];
  for (const count of [0, 9, 10, 12]) {
    await stop(count);
    counts.push(await told());
  }
  expect(counts).toEqual([null, null, 10, 10]);
});

test('what the planning office brings is in the file once, of those in it alone, and nothing of it stays', async () => {
  const [amina, ben] = [await world.mentored(), await world.mentored()];
  const [one, two] = [await numberOf(amina), await numberOf(ben)];
  const columns = [
    plain('provider_person_id', true),
    { ...plain('date_of_birth'), rule: { kind: 'date', field: 'date_of_birth' } as const },
  ];
  const profile = await world.profile(columns);
  await world.stage.says('stop', ben, 'tracking');
  const file = world.planning(
    `provider_person_id,date_of_birth,ethnic_code\n${one},2004-02-29,160\n${two},2005-01-01,160\n`,
  );
  const id = await world.ready(profile, file);
  expect((await world.preparations.open(world.lead, id)).preparation.unread).toEqual(['ethnic_code']);
  const upload = () => db.query<{ sealed: Buffer }>('select sealed from tracker_upload');
  const [kept] = await upload();
  expect(kept?.sealed.toString('latin1')).not.toContain('2004');
  const opened = await world.stage
    .get(Database)
    .transaction(world.lead, (tx) =>
      world.stage.get(Secrets).open(tx, world.lead, SEALED, null, kept?.sealed ?? Buffer.alloc(0)),
    );
  expect(JSON.parse(opened)).toEqual([{ number: one, values: { date_of_birth: '2004-02-29' } }]);
  expect(await world.made(id)).toContain(`"${one}","29/02/2004"`);
  expect(await upload()).toEqual([]);
});

test('after a day nobody reads it any more, and the keeper takes it away', async () => {
  const amina = await world.mentored();
  const profile = await world.profile([plain('provider_person_id', true), plain('date_of_birth', true)]);
  const file = world.planning(`provider_person_id,date_of_birth\n${await numberOf(amina)},2004-02-29\n`);
  const id = await world.preparations.prepare(world.lead, { profileId: profile, year: 2026 }, file);
  expect(await world.preparations.forgetOld(world.stage.institutionId)).toBe(0);
  expect(await seen('service', 'select 1 from tracker_upload')).toEqual([]);
  expect(await seen('tracking', 'select 1 from tracker_upload')).toHaveLength(1);
  await world.stage.past(`update tracker_upload set kept_at = now() - interval '25 hours' where institution_id = $1`);
  expect(await seen('tracking', 'select 1 from tracker_upload')).toEqual([]);
  expect((await world.preparations.open(world.lead, id)).notBrought).toEqual(['date_of_birth']);
  expect(await world.preparations.forgetOld(world.stage.institutionId)).toBe(1);
  expect(await db.query('select 1 from tracker_upload')).toEqual([]);
});

test('a stop takes away what waits, as it may name whoever stopped', async () => {
  const amina = await world.mentored();
  const profile = await world.profile([plain('provider_person_id', true), plain('date_of_birth')]);
  const file = world.planning(`provider_person_id,date_of_birth\n${await numberOf(amina)},2004-02-29\n`);
  await world.preparations.prepare(world.lead, { profileId: profile, year: 2026 }, file);
  const actor: Actor = systemActor(world.stage.institutionId);
  const stopped = { person: amina, purpose: 'tracking', item: '', epoch: 2 } as const;
  expect(await world.stage.get(Database).transaction(actor, (tx) => stopFiles(tx, actor, stopped))).toEqual({
    found: 1,
  });
  expect(await db.query('select 1 from tracker_upload')).toEqual([]);
});

test('nothing leaves while a required cell is empty, unless these rows are left out knowingly; and never unseen', async () => {
  const [amina] = [await world.mentored(), await world.mentored()];
  const profile = await world.profile([plain('provider_person_id', true), plain('date_of_birth', true)]);
  const number = await numberOf(amina);
  const file = world.planning(`provider_person_id,date_of_birth\n${number},2004-02-29\n`);
  const id = await world.preparations.prepare(world.lead, { profileId: profile, year: 2026 }, file);
  await expect(world.made(id, true)).rejects.toMatchObject({ code: 'tracker.wrong', fields: [{ field: 'reason' }] });
  await expect(world.preparations.look(world.lead, id)).rejects.toMatchObject({ code: 'tracker.own-look' });
  await world.preparations.look(world.officer, id);
  const [own, others] = [
    await world.preparations.open(world.lead, id),
    await world.preparations.open(world.officer, id),
  ];
  expect(own).toMatchObject({ rows: 2, faulty: 1, faults: [{ heading: 'DATE_OF_BIRTH', why: 'missing' }] });
  expect(own.faults[0]?.person?.name).toBe('Amina Quince');
  expect([others.faulty, others.faults]).toEqual([1, []]);
  await expect(world.made(id)).rejects.toMatchObject({ code: 'tracker.wrong', fields: [{ field: 'leaveOut' }] });
  expect((await world.made(id, true)).split('\r\n')).toHaveLength(3);
  expect((await world.preparations.view(world.lead)).made[0]).toMatchObject({ rows: 1, leftOut: 1 });
  await expect(world.made(id, true)).rejects.toMatchObject({ code: 'tracker.settled' });
});

test('a profile that asks for a text leaves out whoever was not shown it', async () => {
  const [amina, ben] = [await world.mentored(), await world.mentored()];
  const profile = await world.profiles.begin(world.lead, 'Told', 'AWPD', 'participants', 'Student ID');
  await world.profiles.save(world.lead, profile, 1, {
    ...head,
    leastNotice: 1,
    columns: [plain('tracking_notice_version')],
  });
  await world.told.note(amina.actor);
  await world.told.note(amina.actor);
  const id = await world.ready(profile);
  expect(await world.preparations.open(world.lead, id)).toMatchObject({ rows: 1, toldTooOld: 1 });
  expect(await world.told.show(ben.actor)).toContain('HEAT, EMWPREP or AWPD');
  expect(await world.told.show((await world.stage.person('mentor')).actor)).toBeNull();
  expect(await world.preparations.open(world.lead, id)).toMatchObject({ rows: 2, toldTooOld: 0 });
});

test('the difference is against the last file, and no row of it is kept', async () => {
  const amina = await world.mentored();
  const columns = [plain('provider_person_id', true), plain('last_name')];
  const profile = await world.profile(columns);
  await world.made(await world.ready(profile));
  await db.query(`update student set last_name = 'Canary' where id = $1`, [amina.id]);
  const ben = await world.mentored();
  const open = async () => (await world.preparations.open(world.lead, await world.ready(profile))).difference;
  expect(await open()).toEqual({ added: 1, changed: 1, same: 0, gone: 0 });
  await world.made(await world.ready(profile));
  await world.stage.past(`delete from application where institution_id = $1 and student_id = $2`, ben.id);
  expect(await open()).toEqual({ added: 0, changed: 0, same: 1, gone: 1 });
  for (const table of ['tracker_line', 'tracker_export', 'tracker_preparation', 'tracker_profile_version'])
    expect(JSON.stringify(await db.query(`select * from ${table}`))).not.toMatch(/Canary/);
});

test('each file is in the record with everybody in it, and in each one’s own uses', async () => {
  const amina = await world.mentored();
  const profile = await world.profile([plain('provider_person_id', true), plain('ethnic_code')]);
  await world.made(await world.ready(profile));
  const [line] = await db.query<{ special: boolean; who: string }>(
    `select e.special, s.subject_id as who from audit_event e join audit_subject s on s.event_id = e.id
     where e.event = 'tracker.exported' order by e.id desc limit 1`,
  );
  expect(line).toEqual({ special: true, who: amina.id });
  const uses = await db.query<{ subject_id: string }>(
    `select subject_id from consent.use_ledger where purpose = 'tracking' order by order_no desc limit 1`,
  );
  expect(uses).toEqual([{ subject_id: amina.id }]);
});

test('whoever objects between the look and the file is left out', async () => {
  const [amina] = [await world.mentored(), await world.mentored()];
  const profile = await world.profile([plain('provider_person_id', true)]);
  const id = await world.ready(profile);
  await world.stage.says('stop', amina, 'tracking');
  expect((await world.made(id)).split('\r\n')).toHaveLength(3);
});

test('whoever objects while the file is made holds it up: nothing leaves, and all stays as it was', async () => {
  const [amina] = [await world.mentored(), await world.mentored()];
  const profile = await world.profile([plain('provider_person_id', true)]);
  const id = await world.ready(profile);
  const secrets = world.stage.get(Secrets);
  // What was read is about to be hashed: just then Amina taps.
  const tapping = Object.create(secrets, {
    digests: {
      value: async (...given: Parameters<Secrets['digests']>) => {
        if ((await seen('service', `select 1 from consent.stop_task where subject_id = '${amina.id}'`)).length === 0)
          await world.stage.says('stop', amina, 'tracking');
        return secrets.digests(...given);
      },
    },
  }) as Secrets;
  const exports = new TrackerExports(world.stage.get(Database), world.stage.clock, tapping);
  const ask = { reason: 'The yearly track', leaveOut: false, format: 'csv' } as const;
  await expect(exports.make(world.lead, id, ask)).rejects.toMatchObject({ code: 'tracker.changed' });
  expect(await db.query('select 1 from tracker_export where preparation_id = $1', [id])).toEqual([]);
  expect((await world.made(id)).split('\r\n')).toHaveLength(3);
});

test('of two who make it at once one has the file', async () => {
  await world.mentored();
  const id = await world.ready(await world.profile([plain('provider_person_id', true)]));
  const both = await Promise.allSettled([world.made(id), world.made(id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test.each([
  [
    'the maker looks',
    `update tracker_preparation set looked_by = made_by, looked_at = now() where state = 'waiting' and looked_by is null`,
    'tracker_preparation_two_people',
  ],
  [
    'another look takes the place of one',
    `update tracker_preparation set looked_by = gen_random_uuid() where state = 'waiting' and looked_by is not null`,
    'tracker_preparation_stands',
  ],
  ['another profile', 'update tracker_preparation set version = 1', 'permission denied'],
  ['a version changes', `update tracker_profile_version set content = '{}'`, 'permission denied'],
  ['a version goes', 'delete from tracker_profile_version', 'permission denied'],
  ['a file that left is forgotten', 'delete from tracker_export', 'permission denied'],
  [
    'what came stays on',
    `update tracker_preparation set state = 'done' where state = 'waiting' and looked_by is not null`,
    'tracker_upload_gone',
  ],
  [
    'it says that it came later',
    `insert into tracker_upload select institution_id, id, '', now() + interval '9 days' from tracker_preparation`,
    'permission denied',
  ],
  ['nobody looked', EXPORT(`looked_by is null`, 'gen_random_uuid()'), 'tracker_export_looked_at'],
  ['nobody compared the headings', EXPORT(`version = 1`, 'looked_by'), 'tracker_export_compared'],
])('the database refuses of a hostile client: %s', async (_, sql, refused) => {
  const amina = await world.mentored();
  const profile = await world.profile([plain('provider_person_id', true), plain('date_of_birth')]);
  const file = world.planning(`provider_person_id,date_of_birth\n${await numberOf(amina)},2004-02-29\n`);
  await world.stage.past(`update tracker_preparation set state = 'given-up' where institution_id = $1`);
  await world.ready(profile, file);
  const uncompared = await world.profiles.begin(world.lead, `Uncompared ${Math.random()}`, 'HEAT', 'participants', '');
  await world.ready(uncompared);
  await world.preparations.prepare(world.lead, { profileId: profile, year: 2026 }, null);
  await expect(
    world.stage.hostile(null, 'tracking', async (client) => {
      await client.query(sql);
      await client.query('commit');
    }),
  ).rejects.toThrow(constraintOf(refused));
});

function constraintOf(name: string): RegExp {
  const words: Readonly<Record<string, RegExp>> = {
    'permission denied': /permission denied/,
    tracker_preparation_two_people: /tracker_preparation_two_people/,
    tracker_preparation_stands: /looked at once and settled once/,
    tracker_upload_gone: /still here/,
    tracker_export_looked_at: /nobody looked at it/,
    tracker_export_compared: /nobody compared/,
  };
  return words[name] ?? /^$/;
}

function EXPORT(where: string, looked: string): string {
  return `insert into tracker_export (institution_id, preparation_id, profile_id, version, year, row_count, left_out, format, reason, made_by,
      looked_by, made_at) select institution_id, id, profile_id, version, year, 1, 0, 'csv', 'x', made_by, ${looked}, now()
    from tracker_preparation where state = 'waiting' and ${where} limit 1`;
}

test('only the lead makes files, the officer looks, the administrator reads, and nobody else does anything', async () => {
  const profile = await world.profile([plain('provider_person_id')]);
  const id = await world.ready(profile);
  const as = (role: Actor['roles'][number]): Actor => ({ ...world.officer, roles: [role] });
  for (const role of [
    'consultant',
    'analyst',
    'student',
    'mentor',
    'safeguarding-lead',
    'champion',
    'observer',
  ] as const)
    await expect(world.profiles.list(as(role))).rejects.toMatchObject({ kind: 'forbidden' });
  for (const role of ['analyst', 'data-protection-officer', 'administrator'] as const) {
    const ask = { reason: 'x', leaveOut: true, format: 'csv' } as const;
    await expect(world.exports.make(as(role), id, ask)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(world.preparations.prepare(as(role), { profileId: profile, year: 2026 }, null)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  }
  await expect(world.preparations.open(as('administrator'), id)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await world.profiles.list(as('administrator'))).not.toEqual([]);
});

test('versions are kept in order: whoever saves over a colleague is told', async () => {
  const profile = await world.profile([plain('provider_person_id')]);
  const save = (version = 2) =>
    world.profiles.save(world.lead, profile, version, { ...head, columns: [plain('first_name')] });
  const both = await Promise.allSettled([save(), save()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(save(9)).rejects.toMatchObject({ code: 'tracker.changed' });
  expect((await world.profiles.find(world.lead, profile)).version).toBe(3);
});

test('under another purpose in the middle of work nothing more is read', async () => {
  await world.mentored();
  const read = await world.stage
    .get(Database)
    .transaction(world.lead, (tx) =>
      underPurpose(tx, 'tracking', () =>
        tx.query<unknown[]>('select 1 from student union all select 1 from meeting_person'),
      ),
    );
  expect(read).toEqual([]);
});
