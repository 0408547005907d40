import { Choices, Notices, StopTasks } from '@footing/consent';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { OwnPairings } from '@footing/pairings';
import { fieldsOf, shareableFields } from '@footing/people';
import { Secrets } from '@footing/secrets';
import { setTimeout as underWay } from 'node:timers/promises';
import { Paired } from './spec/paired';

type Kind = 'student' | 'mentor';
interface Somebody {
  readonly kind: Kind;
  readonly actor: Actor;
  readonly recordId: string;
}

let paired: Paired;
let pairingId: string;
let people: Record<Kind, Somebody>;
beforeEach(async () => {
  paired = await Paired.open();
  const { amina, joan } = await paired.publish();
  pairingId = await paired.pairingOf(amina);
  people = { student: await somebody('student', amina), mentor: await somebody('mentor', joan) };
}, 60_000);
afterEach(() => paired.close());

async function somebody(kind: Kind, accountId: string): Promise<Somebody> {
  const [row] = await paired.db.query<{ id: string }>(`select ${kind}_id as id from account where id = $1`, [
    accountId,
  ]);
  const actor = { institutionId: paired.institutionId, accountId, roles: [kind] };
  return { kind, actor, recordId: row?.id ?? '' };
}

/** A word that is nowhere else. */
const canary = (kind: Kind, key: string): string => `Canary-${kind}-${key}-Q`;

/** Writes such a word into everything that we keep about somebody: who they are, each answer, an experience. */
async function plant({ kind, recordId }: Somebody): Promise<void> {
  const here = { institutionId: paired.institutionId };
  const answers = Object.fromEntries(
    fieldsOf(`${kind}s`).map(({ key, type }) => [key, type === 'list' ? [canary(kind, key)] : canary(kind, key)]),
  );
  const part = kind === 'student' ? 'application' : 'offer';
  const shares = kind === 'student' ? 'experience_wanted' : 'experience_offered';
  await paired.db.query(`update ${kind} set last_name = $2, university_id = $3, email = $4 where id = $1`, [
    recordId,
    canary(kind, 'lastName'),
    canary(kind, 'universityId'),
    `${canary(kind, 'email').toLowerCase()}@x.example`,
  ]);
  await paired.db.query(`update ${part} set answers = answers || $2 where ${kind}_id = $1`, [
    recordId,
    JSON.stringify(answers),
  ]);
  const sealed = await paired
    .get(Database)
    .transaction(here, (tx) => paired.get(Secrets).seal(tx, here, `${shares}.word`, recordId, canary(kind, 'shared')));
  await paired.db.query(
    `insert into ${shares} (institution_id, ${part}_id, subject_id, item, sealed, agreed_how, agreed_at)
     select institution_id, id, $2, 'experience:0123456789abcdef', $3, 'A form', now() from ${part} where ${kind}_id = $1`,
    [recordId, recordId, sealed],
  );
}

async function says(wish: 'give' | 'stop', { kind, actor, recordId }: Somebody, item: string): Promise<void> {
  const { sha256: noticeSha256 } = await paired
    .get(Database)
    .transaction(actor, (tx) => paired.get(Notices).current(tx, actor, 'sharing.mentor'));
  const how = { noticeSha256, shownAt: new Date(), method: 'button on my data' };
  await paired.get(Choices)[wish](actor, { kind, id: recordId }, { purpose: 'sharing.mentor', item, ...how });
}

/** All that the partner of somebody is given: every page of theirs, also asked for as data, and every letter in the outbox. */
async function given(to: Somebody): Promise<string> {
  const { agent, page } = await paired.visitor(to.actor.accountId);
  const home = to.kind === 'student' ? '/mentoring' : '/me/students';
  const pages = ['/', home, '/my-pairings', `/my-pairings/${pairingId}`, `/my-pairings/${pairingId}/decline`];
  const found: string[] = [];
  for (const path of pages) {
    found.push(await page(path));
    found.push((await agent.get(path).set('Accept', 'application/json')).text);
  }
  return [...found, ...(await letters())].join('\n');
}

async function letters(): Promise<string[]> {
  const here = { institutionId: paired.institutionId };
  const rows = await paired.db.query<{ sealed: Buffer }>('select sealed from mail where sealed is not null');
  return paired.get(Database).transaction(here, async (tx) => {
    const texts: string[] = [];
    for (const { sealed } of rows) {
      const { text } = JSON.parse(await paired.get(Secrets).open(tx, here, 'mail.sealed', null, sealed)) as {
        text: string;
      };
      texts.push(text);
    }
    return texts;
  });
}

/** Which words of somebody's are in a text. */
const canariesIn = (text: string, kind: Kind): string[] => [
  ...new Set([...text.matchAll(new RegExp(`canary-${kind}-([a-z0-9]+)-q`, 'gi'))].map(([, key = '']) => key)),
];

const cases = [
  ['student', 'mentor'],
  ['mentor', 'student'],
] as const;

test.each(cases)(
  'of everything that we hold about a %s, their %s is given the one thing that they share, and nothing after the stop',
  async (of, to) => {
    await plant(people[of]);
    expect(canariesIn(await given(people[to]), of)).toEqual([]);
    for (const { key } of shareableFields(`${of}s`)) {
      await says('give', people[of], `field:${key}`);
      const shown = canariesIn(await given(people[to]), of);
      expect(shown.map((one) => one.toLowerCase())).toEqual([key.toLowerCase()]);
      await says('stop', people[of], `field:${key}`);
      expect(canariesIn(await given(people[to]), of)).toEqual([]);
    }
  },
  120_000,
);

test('the place confirms a stop by asking as the page does, and says what it looked at', async () => {
  const { mentor } = people;
  await says('give', mentor, 'field:employer');
  await says('stop', mentor, 'field:employer');
  expect(await paired.get(StopTasks).carryOut(paired.institutionId)).toBeGreaterThan(0);
  const confirmed = await paired.db.query<{ evidence: unknown }>(
    `select evidence from consent.stop_task where place = 'partner-page' and acked_at is not null`,
  );
  expect(confirmed).toEqual([{ evidence: { found: 0, dropped: 0, looked: 2, shown: 0 } }]);
});

test('each look is in the ledger of uses, and nobody is noted who shows nothing', async () => {
  const uses = () =>
    paired.db.query(`select item from consent.use_ledger where purpose = 'sharing.mentor' and place = 'partner-page'`);
  const student = await paired.visitor(people.student.actor.accountId);
  await student.page(`/my-pairings/${pairingId}`);
  expect(await uses()).toEqual([]);
  await says('give', people.mentor, 'field:employer');
  expect(await student.page(`/my-pairings/${pairingId}`)).toContain('Quayside Press');
  // The fence lets go, and the look is in the ledger, once the page has left: the last byte may be here a moment before.
  while ((await uses()).length === 0) await new Promise((go) => setImmediate(go));
  expect(await uses()).toEqual([{ item: 'field:employer' }]);
  expect(await paired.db.query('select 1 from consent.violation')).toEqual([]);
});

const READERS = 4;
const STOPS = 8;
/** A page is so long on its way, in milliseconds. */
const ON_ITS_WAY = 15;

/** Pages that had it and left after its owner was told that it had stopped; and pages that had it at all. */
async function race(): Promise<{ readonly late: number; readonly shown: number }> {
  const raced = { late: 0, shown: 0 };
  let told = true;
  let isOver = false;
  const reader = async () => {
    while (!isOver)
      await paired.get(OwnPairings).show(people.student.actor, { id: pairingId }, async ([pairing]) => {
        await underWay(ON_ITS_WAY);
        if (!pairing || pairing.other.shown.length === 0) return;
        raced.shown += 1;
        if (told) raced.late += 1;
      });
  };
  const readers = Array.from({ length: READERS }, reader);
  for (let stop = 0; stop < STOPS; stop += 1) {
    told = false;
    await says('give', people.mentor, 'field:employer');
    await underWay(3 * ON_ITS_WAY);
    await says('stop', people.mentor, 'field:employer');
    told = true;
    await underWay(2 * ON_ITS_WAY);
  }
  isOver = true;
  await Promise.all(readers);
  return raced;
}

test('no page with what a partner shows leaves after they were told that it has stopped', async () => {
  const { late, shown } = await race();
  expect([late, shown > STOPS / 2]).toEqual([0, true]);
});

test('without the fence some do', async () => {
  await paired.db.query(
    `create or replace function consent.use_begin(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[], p_place text, p_run text)
     returns void language sql as 'select'`,
  );
  expect((await race()).late).toBeGreaterThan(0);
});
