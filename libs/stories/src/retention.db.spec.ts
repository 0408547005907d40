import { Retention } from '@footing/consent';
import { Database } from '@footing/database';
import { storiesParts } from './parts-of-me';
import { storiesRetention } from './retention';
import { PNG, Stage } from './spec/stage';
import { testSecrets } from '@footing/testing';

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()), 60_000);
afterAll(() => stage.close());

const left = async () =>
  (await stage.db.query<{ words: string }>('select words from story_content order by words')).map(({ words }) => words);

/** Looks at a day and carries out what is due then. */
async function onDay(day: string): Promise<void> {
  const retention = new Retention(stage.get(Database), storiesRetention);
  const officer = stage.actor('Priya', 'data-protection-officer');
  await retention.daily(stage.institutionId, day);
  const { planned } = await retention.view(officer);
  if (planned) await retention.doNow(officer, planned.id);
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('words and picture go a month after a no, a stop, an end or being taken down, and what is agreed stays', async () => {
  const ids: Record<string, string> = {};
  for (const words of ['agreed', 'no', 'stopped', 'taken down', 'unanswered'])
    ids[words] = await stage.stories.ask(stage.priya, stage.input({ words, pictureWords: 'A desk' }, 300), PNG);
  for (const words of ['agreed', 'stopped']) await stage.says('give', ids[words] ?? '');
  await stage.says('refuse', ids['no'] ?? '');
  await stage.says('stop', ids['stopped'] ?? '');
  await stage.stories.takeDown(stage.priya, ids['taken down'] ?? '');
  await onDay(inDays(27));
  expect(await left()).toEqual(['agreed', 'no', 'stopped', 'taken down', 'unanswered']);
  await onDay(inDays(33));
  expect(await left()).toEqual(['agreed', 'unanswered']);
  await onDay(inDays(325));
  expect(await left()).toEqual(['agreed', 'unanswered']);
  await onDay(inDays(335));
  expect(await left()).toEqual([]);
});

test('it is in the copy that its owner takes, and in nobody else’s', async () => {
  await stage.stories.ask(stage.priya, stage.input({ words: 'Mine', pictureWords: 'A desk' }, 9), PNG);
  await stage.stories.ask(stage.priya, stage.input({ who: stage.who('Joan', 'mentor'), words: 'Hers' }, 9), null);
  const rowsOf = (studentId: string | null, mentorId: string | null) =>
    stage.get(Database).transaction(
      stage.amina,
      async (tx) => {
        const person = { accountId: '', name: '', email: '', studentId, mentorId };
        const of = { tx, institutionId: stage.institutionId, person, secrets: testSecrets() };
        return Promise.all(storiesParts.map(({ rows }) => rows(of)));
      },
      'own',
    );
  const amina = (await rowsOf(stage.ids['Amina'] ?? '', null)).flat();
  expect(amina).toEqual([
    [expect.any(Date), inDays(9), 'Our public page of stories', 'How it went', 'Mine', 'Amina', 'A desk', null],
  ]);
  expect((await rowsOf(stage.ids['Ben'] ?? '', stage.ids['Joan'] ?? '')).flat().map((row) => row[4])).toEqual(['Hers']);
});
