import { HeldClock, testSecrets } from '@footing/testing';
import { begin } from '../fence';
import type { Person } from '../person';
import { Signatures } from '../signatures';
import { Stage } from '../spec/stage';
import { Certificates } from './certificates.service';
import { SigningKeys } from './signing-keys';

let stage: Stage;
let keys: SigningKeys;
let clock: HeldClock;
let certificates: Certificates;
beforeAll(async () => {
  stage = await Stage.set();
  keys = new SigningKeys(testSecrets());
  clock = new HeldClock();
  certificates = new Certificates(stage.db, keys, clock);
});
afterAll(() => stage.clear());

const item = 'experience:0123456789abcdef';
const words = () => 'the first in my family at university';
async function stopped(person: Person) {
  const epoch = await stage.gives(person, 'matching.characteristics', item);
  const people = [{ subjectId: person.id, item, epoch }];
  await stage.db.transaction(stage.self, (tx) =>
    begin(tx, { purpose: 'matching.characteristics', people, place: 'drafts', run: 'draft 1' }),
  );
  return stage.choices.stop(stage.self, person, await stage.decision('matching.characteristics', item));
}
const acknowledge = (person: Person, epoch: number, place: string) =>
  stage.db.transaction(stage.self, (tx) =>
    tx.query(`select consent.acknowledge($1, 'matching.characteristics', $2, $3, $4, '{"found": 2}')`, [
      person.id,
      item,
      epoch,
      place,
    ]),
  );

test('it says what stopped, when it was last used and what each place said; and is signed once all have confirmed', async () => {
  const amina = await stage.person();
  const { id, epoch, recordedAt, seq } = await stopped(amina);
  clock.moveTo(new Date(recordedAt.getTime() + 1_000));
  const waiting = await certificates.of(stage.self, amina, id, words);
  expect(waiting).toMatchObject({
    jws: null,
    certificate: { state: 'waiting', kind: 'withdrawn', purpose: 'matching.characteristics', item: words() },
  });
  await acknowledge(amina, epoch, 'answers');
  clock.moveTo(new Date(recordedAt.getTime() + 11_000));
  expect((await certificates.of(stage.self, amina, id, words))?.certificate.state).toBe('overdue');
  await acknowledge(amina, epoch, 'drafts');
  const done = await certificates.of(stage.self, amina, id, words);
  const { certificate } = done ?? {};
  expect(certificate).toMatchObject({ state: 'complete', stoppedAt: recordedAt.toISOString(), chain: { seq } });
  expect(certificate?.places).toHaveLength(2);
  expect((certificate?.requestedAt ?? '') <= (certificate?.stoppedAt ?? '')).toBe(true);
  expect((certificate?.lastUseAt ?? 'never') <= (certificate?.stoppedAt ?? '')).toBe(true);
  const published = await stage.db.transaction(stage.self, (tx) => keys.published(tx, stage.self));
  expect(await new Signatures().verify(published, 'certificate', done?.jws ?? '')).toEqual(certificate);
});

test('a clock that was set back between a use and the stop makes no certificate that contradicts itself', async () => {
  const ben = await stage.person();
  const { id, recordedAt } = await stopped(ben);
  await stage.fresh.query(
    `set session_replication_role = 'replica'; update consent.use_ledger set at = at + interval '5 min' where subject_id = '${ben.id}';
     set session_replication_role = 'origin'`,
  );
  const certified = await certificates.of(stage.self, ben, id, words);
  expect(certified?.certificate.lastUseAt).toBe(recordedAt.toISOString());
  expect(await stage.fresh.query('select 1 from consent.violation')).toEqual([]);
});

test('what is no stop, or somebody else’s, has none', async () => {
  const [cai, dafydd] = [await stage.person(), await stage.person()];
  const yes = await stage.choices.give(stage.self, cai, await stage.decision('news'));
  expect(await certificates.of(stage.self, cai, yes.id, words)).toBeNull();
  const { id } = await stopped(cai);
  expect(await certificates.of(stage.self, dafydd, id, words)).toBeNull();
});

test('the rule of uses too late goes by order and not by clocks', async () => {
  const elin = await stage.person();
  const { epoch } = await stopped(elin);
  const late = `insert into consent.use_ledger (institution_id, order_no, subject_id, purpose, item, epoch, place, run, at)
    values ($1, nextval('consent.order_no'), $2, 'matching.characteristics', $3, $4, 'drafts', 'draft 2', now() - interval '5 min')`;
  await stage.fresh.query(late, [stage.institutionId, elin.id, item, epoch - 1]);
  expect(await stage.fresh.query('select run from consent.violation')).toEqual([{ run: 'draft 2' }]);
});
