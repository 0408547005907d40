import { OwnTraining, Training } from '@footing/training';
import { Stage } from './spec/stage';

test.each([
  ['career', 'students-mentoring'],
  ['group', 'students-mentoring'],
  ['reverse', 'students-reverse'],
] as const)('who signs up for %s mentoring is shown the module that sending waits for', async (kind, code) => {
  const stage = await Stage.open(kind);
  const amina = await stage.student(true, false);
  await stage.signUps.begin(amina, stage.roundId);
  const training = new OwnTraining(stage.database, stage.clock, new Training(stage.clock));
  const required = ((await training.list(amina)) ?? []).filter((one) => one.required && one.standing !== 'done');
  expect(required.map((one) => one.code)).toEqual([code]);
  const { checks, version } = await training.find(amina, code);
  await training.answer(amina, code, { version, picks: checks.map(({ right }) => right), promised: true });
  await stage.sending.send(amina, stage.roundId);
  expect((await stage.signUps.find(amina, stage.roundId)).sentAt).toEqual(stage.clock.now());
  await stage.close();
});
