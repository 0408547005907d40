import type { Actor } from '@footing/kernel';
import { Stage } from './spec/stage';

let stage: Stage;
let joan: Actor;
beforeAll(async () => (stage = await Stage.open()), 60_000);
beforeEach(async () => (joan = await stage.mentor()));
afterAll(() => stage.close());

const offers = (of = joan) =>
  stage.db.query<{ places: number; answers: Record<string, unknown>; round_id: string }>(
    `select o.places::int, o.answers, o.round_id from offer o join account a on a.mentor_id = o.mentor_id where a.id = $1 order by o.created_at`,
    [of.accountId],
  );

describe('offering places', () => {
  test('every page is kept as it goes, and nothing stands in the round before it is given', async () => {
    const { career } = stage.rounds;
    expect(await stage.signUps.begin(joan, career)).toMatchObject({ done: [], offerId: null, open: 'help' });
    await stage.signUps.save(joan, career, 'help', {
      helpOffered: 'interview PRACTICE',
      'helpOffered-other': 'Patents',
    });
    const other = await stage.signUps.question(joan, career, 'help');
    expect(other.typed).toEqual({ helpOffered: ['Interview practice'], 'helpOffered-other': 'Patents' });
    expect(await offers()).toEqual([]);
    await expect(stage.signUps.give(joan, career)).rejects.toMatchObject({ code: 'offer.not-complete' });
    expect(await stage.gives(joan)).not.toBe('');
    expect(await offers()).toMatchObject([
      {
        places: 2,
        answers: { helpOffered: ['Interview practice'], meetingModes: ['online'], availability: ['Tuesday evening'] },
      },
    ]);
    expect(await stage.db.query('select from offer_draft')).toEqual([]);
  });

  test('what is wrong is said at its field, and what was kept before stays', async () => {
    const { career } = stage.rounds;
    await stage.signUps.begin(joan, career);
    await stage.signUps.save(joan, career, 'path', { jobTitle: 'Editor', graduationYear: '2009' });
    const wrong = stage.signUps.save(joan, career, 'path', { jobTitle: 'Head', graduationYear: '2O09' });
    await expect(wrong).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'graduationYear' }] });
    expect((await stage.signUps.find(joan, career)).answers).toEqual({ jobTitle: 'Editor', graduationYear: 2009 });
  });

  test('it can be put right later, in the offer itself, and what is no longer said goes', async () => {
    const { career } = stage.rounds;
    await stage.gives(joan);
    await stage.signUps.save(joan, career, 'path', { jobTitle: 'Editor', employer: 'A publisher' });
    await stage.signUps.save(joan, career, 'path', { jobTitle: 'Editor in chief' });
    const [{ answers } = { answers: {} }] = await offers();
    expect(answers).toMatchObject({ jobTitle: 'Editor in chief', helpOffered: ['Interview practice'] });
    expect(answers).not.toHaveProperty('employer');
    await expect(stage.signUps.save(joan, career, 'places', { places: '9' })).rejects.toMatchObject({
      code: 'offer.not-begun',
    });
  });

  test('next year everything is filled in, but how many places there are is seen again', async () => {
    await stage.gives(joan);
    stage.clock.moveTo(new Date('2027-10-01T09:00:00Z'));
    const again = await stage.signUps.begin(joan, stage.rounds.next);
    stage.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
    expect(again).toMatchObject({ done: ['help', 'meeting'], places: 2, open: 'places' });
    expect(again.answers).toMatchObject({ helpOffered: ['Interview practice'] });
  });

  test('a manager who is mentored by a student says what they would like to understand', async () => {
    const { reverse } = stage.rounds;
    await stage.signUps.begin(joan, reverse);
    const { offered, steps } = await stage.signUps.question(joan, reverse, 'help');
    expect(offered['helpWanted']).toContain('Money and the cost of studying');
    expect(steps).not.toContain('sectors');
    await expect(stage.signUps.question(joan, reverse, 'sectors')).rejects.toMatchObject({ kind: 'not-found' });
    await stage.signUps.save(joan, reverse, 'help', { helpWanted: 'Money and the cost of studying' });
    await stage.signUps.save(joan, reverse, 'meeting', { meetingModes: 'in person', place: 'York' });
    await stage.signUps.save(joan, reverse, 'places', { places: '1' });
    await stage.signUps.give(joan, reverse);
    expect(await offers()).toMatchObject([
      { places: 1, answers: { helpWanted: ['Money and the cost of studying'], place: 'York' } },
    ]);
  });

  test('the record of theirs that is there is tied to them, once, and nobody else’s', async () => {
    const una = await stage.mentor('loose');
    await Promise.all([stage.signUps.begin(una, stage.rounds.career), stage.signUps.begin(una, stage.rounds.group)]);
    const tied = await stage.db.query(
      'select m.first_name from account a join mentor m on m.id = a.mentor_id where a.id = $1',
      [una.accountId],
    );
    expect(tied).toEqual([{ first_name: 'Joan' }]);
    const [lines] = await stage.db.query(
      `select count(*)::int as n from audit_event where event = 'mentor-record.made' and account_id = $1`,
      [una.accountId],
    );
    expect(lines).toEqual({ n: 1 });
  });

  test('looking makes no record of anybody', async () => {
    await stage.signUps.find(joan, stage.rounds.career);
    await expect(stage.signUps.question(joan, stage.rounds.career, 'help')).rejects.toMatchObject({
      code: 'offer.not-begun',
    });
    await expect(stage.sharing.view(joan, stage.rounds.career)).rejects.toMatchObject({ code: 'offer.not-begun' });
    expect(
      await stage.db.query('select from account where id = $1 and mentor_id is not null', [joan.accountId]),
    ).toEqual([]);
  });

  test('rounds that are over, not open yet or nobody’s are not there', async () => {
    expect((await stage.signUps.rounds(joan)).map(({ roundName }) => roundName)).toEqual([
      'career',
      'group',
      'reverse',
    ]);
    for (const id of [stage.rounds.next, '01890000-0000-7000-8000-000000000000'])
      await expect(stage.signUps.begin(joan, id)).rejects.toMatchObject({ kind: 'not-found' });
    const student = { ...joan, roles: ['student' as const] };
    await expect(stage.signUps.rounds(student)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('what another began is out of sight, and hostile words are only words', async () => {
    const { career } = stage.rounds;
    const words = `'; delete from offer; --`;
    await stage.signUps.begin(joan, career);
    await stage.signUps.save(joan, career, 'ways', { about: words, 'interests-other': `x'::text) || (select 1` });
    expect((await stage.signUps.find(joan, career)).answers['about']).toBe(words);
    expect((await stage.signUps.find(await stage.mentor(), career)).answers).toEqual({});
  });
});

describe('what mentors share', () => {
  const personOf = async ({ accountId }: Actor) => {
    const [row] = await stage.db.query<{ id: string }>('select mentor_id as id from account where id = $1', [
      accountId,
    ]);
    return { kind: 'mentor', id: row?.id ?? '' } as const;
  };
  const decided = async (of: Actor) =>
    (await stage.choices.of(of, await personOf(of))).filter(({ item }) => item !== '');
  const kept = (of: Actor) =>
    stage.db.query(
      'select e.item from experience_offered e join account a on a.mentor_id = e.subject_id where a.id = $1',
      [of.accountId],
    );

  test('each word is a yes of its own, under the text that was shown, and none comes by itself', async () => {
    await stage.gives(joan);
    const view = await stage.sharing.view(joan, stage.rounds.career);
    expect(view?.words).toContain('Carer');
    expect(await decided(joan)).toEqual([]);
    await stage.sharing.share(joan, stage.rounds.career, ['Carer', 'Parent', 'Made up'], view?.shown ?? '');
    expect((await decided(joan)).map(({ standing }) => standing)).toEqual(['given', 'given']);
    expect(await kept(joan)).toHaveLength(2);
    expect((await stage.sharing.view(joan, stage.rounds.career))?.words).not.toContain('Carer');
  });

  test('what was withdrawn can be said yes to again', async () => {
    await stage.gives(joan);
    const view = await stage.sharing.view(joan, stage.rounds.career);
    await stage.sharing.share(joan, stage.rounds.career, ['Carer'], view?.shown ?? '');
    const [{ item } = { item: '' }] = await decided(joan);
    const noticeSha256 = view?.notice.sha256 ?? '';
    const stop = {
      purpose: 'matching.characteristics',
      item,
      noticeSha256,
      shownAt: new Date(),
      method: 'button',
    } as const;
    await stage.choices.stop(joan, await personOf(joan), stop);
    expect((await decided(joan)).map(({ standing }) => standing)).toEqual(['stopped']);
    const again = await stage.sharing.view(joan, stage.rounds.career);
    await stage.sharing.share(joan, stage.rounds.career, ['Carer'], again?.shown ?? '');
    expect((await decided(joan)).map(({ standing }) => standing)).toEqual(['given']);
  });

  test('a text that was shown to somebody else is none', async () => {
    const una = await stage.mentor();
    await stage.gives(joan);
    await stage.gives(una);
    const view = await stage.sharing.view(una, stage.rounds.career);
    const stolen = stage.sharing.share(joan, stage.rounds.career, ['Carer'], view?.shown ?? '');
    await expect(stolen).rejects.toMatchObject({ code: 'consent.not-shown' });
    expect(await kept(joan)).toEqual([]);
  });
});

describe('asking again how many places there are', () => {
  test('when exams come near, until they say so; and a mail goes out once', async () => {
    const offerId = await stage.gives(joan);
    await stage.db.query(`delete from mail`);
    expect((await stage.places.of(joan)).asked.size).toBe(0);
    stage.clock.moveTo(new Date('2026-12-29T09:00:00Z'));
    const writes = await stage.asking.daily(stage.here);
    expect(writes).toBeGreaterThan(0);
    expect(await stage.asking.daily(stage.here)).toBe(0);
    expect((await stage.places.of(joan)).asked).toEqual(new Map([[offerId, 'exams']]));
    await stage.places.confirm(joan, offerId);
    expect((await stage.places.of(joan)).asked.size).toBe(0);
    stage.clock.moveTo(new Date('2027-04-26T09:00:00Z'));
    expect(await stage.asking.daily(stage.here)).toBe(writes);
    await expect(stage.places.confirm(await stage.mentor('tied'), offerId)).rejects.toMatchObject({
      kind: 'not-found',
    });
    stage.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
  });

  test('a fault with one keeps no other waiting; they are asked the next time, in one mail however much they offer', async () => {
    const [una, rae] = [await stage.mentor('tied'), await stage.mentor('tied')];
    const first = await stage.gives(una);
    await stage.gives(una, stage.rounds.group);
    await stage.gives(rae);
    await stage.db.query(
      `update offer set places = 0 where mentor_id not in (select mentor_id from account where id in ($1, $2))`,
      [...[una.accountId, rae.accountId]],
    );
    await stage.db.query('delete from mail');
    stage.clock.moveTo(new Date('2026-12-29T09:00:00Z'));
    await stage.db.query(
      `create function fault() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$`,
    );
    await stage.db.query(
      `create trigger fault before insert on places_said for each row when (new.offer_id = '${first}') execute function fault()`,
    );
    expect(await stage.asking.daily(stage.here)).toBe(1);
    await stage.db.query('drop trigger fault on places_said; drop function fault()');
    const twice = await Promise.all([stage.asking.daily(stage.here), stage.asking.daily(stage.here)]);
    expect(twice.sort()).toEqual([0, 1]);
    expect(await stage.db.query('select kind from mail')).toEqual([
      { kind: 'places-notice' },
      { kind: 'places-notice' },
    ]);
    stage.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
  });

  test('whoever changes their places has said so, in the same moment or not at all', async () => {
    const una = await stage.mentor('tied');
    const offer = await stage.gives(una);
    await stage.db.query(
      `create function fault() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$`,
    );
    await stage.db.query(`create trigger fault before insert on places_said for each row execute function fault()`);
    await expect(stage.places.change(una, offer, 5)).rejects.toThrow('a fault');
    expect(await offers(una)).toMatchObject([{ places: 2 }]);
    await stage.db.query('drop trigger fault on places_said; drop function fault()');
    await stage.places.change(una, offer, 5);
    expect(await offers(una)).toMatchObject([{ places: 5 }]);
  });
});
