import type { Actor, Purpose } from '@footing/kernel';
import { HeldClock, testSecrets } from '@footing/testing';
import { Log } from '../log/log.service';
import { SigningKeys } from '../log/signing-keys';
import { Notices } from '../notices.service';
import type { Person } from '../person';
import { PurposeSettings } from '../settings/purpose-settings.service';
import { broken } from '../spec/records';
import { Stage } from '../spec/stage';
import { Receipts } from './receipts.service';

let stage: Stage;
let receipts: Receipts;
let log: Log;
let officer: Actor;
beforeAll(async () => {
  stage = await Stage.set();
  const keys = new SigningKeys(testSecrets());
  log = new Log(stage.db, keys, new HeldClock());
  receipts = new Receipts(stage.db, log, keys, new HeldClock());
  officer = { institutionId: stage.institutionId, accountId: null, roles: ['data-protection-officer'] };
});
afterAll(() => stage.clear());

const site = 'https://mentoring.wharfedale.example/me';
const links = { record: site, purpose: `${site}/p`, notice: `${site}/n`, choices: `${site}/c`, rights: `${site}/r` };
const settings = { wordsOf: () => '', links, address: `${site}/receipt` };

/** Somebody with an account. */
async function somebody(): Promise<{ person: Person; actor: Actor }> {
  const person = await stage.person();
  const [row] = await stage.fresh.query<{ id: string }>(
    `insert into account (institution_id, name, email, student_id) values ($1, 'A', $2 || '@b.example', $2::uuid) returning id`,
    [stage.institutionId, person.id],
  );
  return { person, actor: { institutionId: stage.institutionId, accountId: row?.id ?? '', roles: ['student'] } };
}
const says = async (person: Person, purpose: Purpose = 'evidence') =>
  (await stage.choices.give(stage.self, person, await stage.decision(purpose))).id;
const receiptOf = async (actor: Actor, id: string) => (await receipts.of(actor, id, settings)).record;
const change = (months: number, basis: 'explicit-consent' | 'legitimate-interests' = 'explicit-consent') =>
  new PurposeSettings(stage.db, new Notices()).change(officer, 'evidence', {
    ...{ basis, months, enabled: true },
    categories: ['outcome', 'matching'],
  });

test('a receipt says the rule as it was when somebody decided, whatever the rule is by now', async () => {
  const { person, actor } = await somebody();
  const id = await says(person);
  const then = await receiptOf(actor, id);
  await change(6);
  const later = await somebody();
  const sixMonths = await says(later.person);
  await stage.fresh.query(
    `update consent.purpose_words set who = 'Somebody else', title = 'Other' where code = 'evidence'`,
  );
  await change(6, 'legitimate-interests');
  expect(await receiptOf(actor, id)).toEqual(then);
  const words = JSON.stringify(then);
  expect(words).toContain('P24M');
  expect(words).toContain('Planning analysts');
  expect(words).toContain('footing:category-group');
  expect(words).toMatch(/"footing:ruleSha256":"[0-9a-f]{64}"/);
  expect(words).not.toContain('footing:notKnown');
  const other = JSON.stringify(await receiptOf(later.actor, sixMonths));
  expect(other).toContain('P6M');
  expect(other).toContain('dpv:ExplicitlyExpressedConsent');
  expect(other).not.toContain('footing:category-group');
  expect(await broken(then)).toEqual([]);
});

test('a decision from before rules were written down says so, and for how long it was to last', async () => {
  const { person, actor } = await somebody();
  const decision = await stage.decision('news');
  const { id } = await stage.choices.give(stage.self, person, decision);
  await stage.fresh.query(`set session_replication_role = 'replica'`);
  await stage.fresh.query('delete from consent.event_rule where subject_id = $1', [person.id]);
  await stage.fresh.query(`set session_replication_role = 'origin'`);
  await stage.fresh.query(
    `insert into consent.purpose (institution_id, code, basis, months) values ($1, 'news', 'consent', 3)`,
    [stage.institutionId],
  );
  const { record, kantara } = await receipts.of(actor, id, settings);
  const words = JSON.stringify(record);
  expect(words).toContain('were not written down with');
  expect(words).toContain('P24M');
  expect(words).not.toContain('footing:ruleSha256');
  expect(kantara?.services[0]?.purposes[0]?.purpose).toContain('as they were when this receipt was made');
  expect(await broken(record)).toEqual([]);
});

test('asking for a receipt changes nothing; once a head is over it, the proof is in it', async () => {
  const { person, actor } = await somebody();
  const id = await says(person, 'follow-up');
  const heads = () =>
    stage.fresh.query('select (select count(*) from consent.tree_head), (select count(*) from consent.signing_key)');
  const before = await heads();
  const early = await receipts.of(actor, id, settings);
  expect([early.jws, JSON.stringify(early.record).includes('footing:inLog')]).toEqual([null, false]);
  expect(await heads()).toEqual(before);
  await log.sign(stage.institutionId);
  const after = await receipts.of(actor, id, settings);
  expect(after.jws).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(JSON.stringify(after.record)).toContain('footing:inLog');
});

test('who decides first under a rule keeps nobody waiting who decides next', async () => {
  const [amina, ben] = [await stage.person(), await stage.person()];
  const { noticeSha256 } = await stage.decision('follow-up');
  const slow = stage.source.createQueryRunner();
  await slow.query('begin');
  await slow.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await slow.query(
    `select consent.record($1, 'student', 'follow-up', '', 'given', decode($2, 'hex'), now(), 'x', 'x')`,
    [...[amina.id, noticeSha256]],
  );
  expect(await stage.gives(ben, 'follow-up')).toBe(1);
  await slow.query('commit');
  await slow.release();
});
