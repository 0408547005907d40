import { Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => (stage = await Stage.set()));
afterAll(() => stage.clear());

type Who = { readonly id: string; readonly kind: string };
const NOBODY = '0190b6a5-0000-7000-8000-00000000000f';

/** As a client writes that has the apps' login and knows none of our code. */
const writes = (what: 'record' | 'intend_stop', who: Who, kind: string, hash: string, shown = 'clock_timestamp()') =>
  stage.db.transaction(stage.self, (tx) =>
    tx.query(`select consent.${what}($1, $2, 'news', '', $3, decode($4, 'hex'), ${shown}, 'x', 'x')`, [
      ...[who.id, who.kind, kind, hash],
    ]),
  );
const hashOf = async () => (await stage.decision('news')).noticeSha256;
const code = (wanted: string) => ({ driverError: expect.objectContaining({ code: wanted }) });

test('a decision is of somebody who is here, as what they are', async () => {
  const [amina, joan, hash] = [await stage.person(), await stage.person('mentor'), await hashOf()];
  for (const who of [
    { id: NOBODY, kind: 'student' },
    { ...amina, kind: 'mentor' },
    { ...joan, kind: 'student' },
  ])
    for (const kind of ['requested', 'given', 'refused'])
      await expect(writes('record', who, kind, hash)).rejects.toMatchObject(code('CN007'));
  await writes('record', amina, 'given', hash);
  await expect(writes('intend_stop', { ...amina, kind: 'mentor' }, 'withdrawn', hash)).rejects.toMatchObject(
    code('CN007'),
  );
  await expect(writes('record', { ...amina, kind: 'mentor' }, 'withdrawn', hash)).rejects.toMatchObject(code('CN007'));
  await writes('record', amina, 'withdrawn', hash);
  await expect(
    stage.choices.give(stage.self, { id: NOBODY, kind: 'student' }, await stage.decision('news')),
  ).rejects.toMatchObject({ kind: 'not-found', code: 'consent.nobody' });
});

test('a person of another institution is nobody here', async () => {
  const hash = await hashOf();
  const [other] = await stage.fresh.query<{ id: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('v', 'V', 'wales', 'a@b.example') returning id)
     insert into student (institution_id, university_id, first_name, last_name) select id, 'x', 'A', 'B' from i returning id`,
  );
  await expect(writes('record', { id: other?.id ?? '', kind: 'student' }, 'given', hash)).rejects.toMatchObject(
    code('CN007'),
  );
});

test('what stands for somebody whose record has gone can still be stopped', async () => {
  const [gone, hash] = [await stage.person(), await hashOf()];
  await stage.gives(gone, 'news');
  await stage.fresh.query('delete from student where id = $1', [gone.id]);
  await writes('intend_stop', gone, 'withdrawn', hash);
  await writes('record', gone, 'withdrawn', hash);
  await expect(writes('record', gone, 'given', hash)).rejects.toMatchObject(code('CN007'));
});

test('no text was shown before it was in force', async () => {
  const [amina, hash] = [await stage.person(), await hashOf()];
  const published = `(select published_at from consent.notice where sha256 = decode('${hash}', 'hex'))`;
  for (const kind of ['given', 'refused', 'requested'])
    await expect(writes('record', amina, kind, hash, `${published} - interval '2 milliseconds'`)).rejects.toMatchObject(
      code('CN008'),
    );
  await writes('record', amina, 'given', hash, published);
  const early = { ...(await stage.decision('news')), shownAt: new Date('2020-01-01') };
  const refused = { kind: 'invalid', code: 'consent.shown-earlier' };
  await expect(stage.choices.stop(stage.self, amina, early)).rejects.toMatchObject(refused);
  expect(await stage.fresh.query('select 1 from consent.stop_intent where subject_id = $1', [amina.id])).toEqual([]);
  await stage.stops(amina, 'news');
  await expect(stage.choices.give(stage.self, amina, early)).rejects.toMatchObject(refused);
});
