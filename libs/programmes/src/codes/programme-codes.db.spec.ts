import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { plainToInstance } from 'class-transformer';
import { DataSource } from 'typeorm';
import { programmesEntities } from '../data/entities';
import type { Nation } from '../domain/nations';
import { Institutions } from '../institutions.service';
import { Programmes } from '../programmes.service';
import { MoatLists } from './moat-lists.service';
import { ProgrammeCodesInput } from './programme-codes.input';
import { ProgrammeCodes } from './programme-codes.service';

let db: FreshDatabase;
let source: DataSource;
let codes: ProgrammeCodes;
let lists: MoatLists;
let lead: Actor;
let programmeId: string;

const kind = (type: string, subType = '') => ({ type, subType, definition: '' });
const input = (typed: object): ProgrammeCodesInput =>
  plainToInstance(ProgrammeCodesInput, { primaryRisk: '12', ...typed });

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
  const database = new Database(source);
  const clock = new HeldClock();
  codes = new ProgrammeCodes(database, clock);
  lists = new MoatLists(database, clock);
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});
beforeEach(() => university('england'));

async function university(nation: Nation): Promise<void> {
  const database = new Database(source);
  const slug = `w${Math.random().toString(36).slice(2, 10)}`;
  const facts = { name: 'Wharfedale', slug, nation, contactEmail: 'a@w.example', isDemo: false };
  const { id: institutionId } = await new Institutions(database).create(facts);
  lead = { institutionId, accountId: null, roles: ['system'] };
  const made = await new Programmes(database).create(lead, { name: 'Career mentoring', kind: 'career', about: '' });
  programmeId = made.id;
}

async function listInUse(...kinds: readonly ReturnType<typeof kind>[]): Promise<number> {
  const number = await lists.bring(lead, kinds);
  await lists.use(lead, number);
  return number;
}

test('a programme is without codes until somebody gives it a risk and a kind', async () => {
  expect(await codes.of(lead, programmeId)).toMatchObject({ isKept: false, isCoded: false, isOfList: true });
  await codes.save(lead, programmeId, input({ risks: ['7', '2'] }));
  expect(await codes.of(lead, programmeId)).toMatchObject({
    isKept: true,
    isCoded: false,
    codes: { risks: [2, 7, 12] },
  });
  const list = await listInUse(kind('Mentoring', 'By graduates'), kind('Advice'));
  await codes.save(
    lead,
    programmeId,
    input({ moat: '1', targetRefs: 'PTP_1\nPTS_12', plannedHours: '6', delivery: 'both' }),
  );
  expect(await codes.of(lead, programmeId)).toMatchObject({
    ...{ isCoded: true, isOfList: true },
    codes: {
      ...{ primaryRisk: 12, risks: [12], targetRefs: ['PTP_1', 'PTS_12'], plannedHours: 6, delivery: 'both' },
      moat: { list, type: 'Mentoring', subType: 'By graduates' },
    },
  });
});

test('a risk that comes first is needed where there is a register; a kind that is not in the list is refused', async () => {
  const wrong = { kind: 'invalid', code: 'programme.codes-wrong' };
  await expect(codes.save(lead, programmeId, input({ primaryRisk: '' }))).rejects.toMatchObject({
    ...{ ...wrong, fields: [{ field: 'primaryRisk' }] },
  });
  await expect(codes.save(lead, programmeId, input({ moat: '1' }))).rejects.toMatchObject({
    ...{ ...wrong, fields: [{ field: 'moat' }] },
  });
  expect(await codes.of(lead, programmeId)).toMatchObject({ isKept: false });
});

test('no risk of the English register is kept in a nation without it', async () => {
  await university('scotland');
  await listInUse(kind('Mentoring'));
  await codes.save(lead, programmeId, input({ risks: ['7'], moat: '1' }));
  expect(await codes.of(lead, programmeId)).toMatchObject({ isCoded: true, codes: { risks: [], primaryRisk: null } });
});

test('a newer list changes no programme, and says which kind is gone', async () => {
  const old = await listInUse(kind('Mentoring', 'By graduates'), kind('Advice'));
  await codes.save(lead, programmeId, input({ moat: '1' }));
  const fresh = await lists.bring(lead, [kind('Mentoring', 'By alumni'), kind('Advice')]);
  expect(await codes.of(lead, programmeId)).toMatchObject({ isOfList: true });
  expect(await lists.open(lead, fresh)).toMatchObject({
    ...{ usedAt: null, added: ['Mentoring: By alumni'], gone: ['Mentoring: By graduates'] },
    losing: [{ programme: 'Career mentoring', kind: 'Mentoring: By graduates' }],
  });
  const same = await lists.bring(lead, [kind('Advice'), kind('Mentoring', 'By graduates')]);
  expect(await lists.open(lead, same)).toMatchObject({ added: [], gone: [], losing: [] });
  await lists.use(lead, fresh);
  expect(await codes.of(lead, programmeId)).toMatchObject({ isOfList: false, codes: { moat: { list: old } } });
  await expect(lists.use(lead, fresh)).rejects.toMatchObject({ kind: 'conflict', code: 'moat-list.used' });
});

test('two lists brought in at once have two numbers', async () => {
  const numbers = await Promise.all([1, 2, 3].map(() => lists.bring(lead, [kind('Mentoring')])));
  expect(new Set(numbers).size).toBe(3);
});

test('who may not edit programmes changes nothing', async () => {
  const consultant: Actor = { ...lead, roles: ['consultant'] };
  const refused = { kind: 'forbidden' };
  await expect(codes.save(consultant, programmeId, input({}))).rejects.toMatchObject(refused);
  await expect(lists.bring(consultant, [kind('Mentoring')])).rejects.toMatchObject(refused);
  const elsewhere = { ...lead };
  await university('england');
  await expect(codes.of(elsewhere, programmeId)).rejects.toMatchObject({ kind: 'not-found' });
});

test('a hostile client codes nothing that is not so, and rewrites no list', async () => {
  const list = await listInUse(kind('Mentoring'));
  const waiting = await lists.bring(lead, [kind('Mentoring')]);
  await codes.save(lead, programmeId, input({ moat: '1' }));
  const here = `institution_id = '${lead.institutionId}'`;
  const set = (what: string) => `update programme_codes set ${what} where ${here}`;
  const tries: readonly (readonly [string, string])[] = [
    [set(`risks = '{12,13}'`), 'programme_codes_risks_known'],
    [set(`risks = '{12,12}'`), 'programme_codes_risks_known'],
    [set(`risks = '{7}'`), 'programme_codes_first_is_one_of_them'],
    [set('primary_risk = null'), 'programme_codes_first_is_one_of_them'],
    [set(`target_refs = '{ptp 1}'`), 'programme_codes_targets_in_form'],
    [set('planned_hours = 0'), 'programme_codes_hours_sane'],
    [set('moat_type = null'), 'programme_codes_kind_whole'],
    [set(`moat_type = 'Coaching'`), 'programme_codes_institution_id_moat_list_moat_type_moat_su_fkey'],
    [set(`moat_list = ${waiting}`), 'programme_codes_list_in_use'],
    [`update moat_list set used_at = now() where ${here} and number = ${list}`, 'moat_list_stays'],
    [`delete from moat_list where ${here}`, 'moat_list_stays'],
    [`update moat_code set type = 'x' where ${here}`, 'moat_list_stays'],
    [`insert into moat_code values ('${lead.institutionId}', ${list}, 2, 'x', '', '')`, 'moat_list_stays'],
  ];
  for (const [sql, constraint] of tries) await expect(db.query(sql)).rejects.toMatchObject({ constraint });
});
