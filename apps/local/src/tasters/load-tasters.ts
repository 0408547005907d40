import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Programmes } from '@footing/programmes';
import type { DemoUniversity } from '../demo/university';
import type { DemoClock } from './demo-clock';
import { keepEvidence } from './keep-evidence';
import { lookAtPractice } from './look-at-practice';
import { planInSchools } from './plan-in-schools';
import { ShortCalls } from './short-calls';
import { tasterRounds, tasters } from './taster-rounds';
import { TasterStage } from './taster-stage';
import { TheyAnswer } from './they-answer';
import { TheyMeet } from './they-meet';

/**
 * A second programme of the demonstration, in the middle of its life: what comes before a pairing, and meetings with what
 * follows them. Everything is done by the services, on the days on which it would have been done. Nothing where the programme is
 * there already: cut off half-way, it stays as far as it came.
 */
export async function loadTasters(
  app: INestApplicationContext,
  clock: DemoClock,
  system: Actor,
  university: () => DemoUniversity,
): Promise<void> {
  const programmes = app.get(Programmes);
  if ((await programmes.list(system)).some(({ name }) => name === tasters.name)) return;
  await programmes.create(system, tasters);
  const programmeId = (await programmes.list(system)).find(({ name }) => name === tasters.name)?.id ?? '';
  const today = clock.now().toISOString().slice(0, 10);
  const lead: Actor = { ...system, roles: ['programme-lead'] };
  const stage = new TasterStage(app, clock, system, lead, { university: university(), today });
  try {
    await play(stage, programmeId, tasterRounds(today));
  } finally {
    clock.backToNow();
  }
}

async function play(stage: TasterStage, programmeId: string, rounds: ReturnType<typeof tasterRounds>): Promise<void> {
  stage.on(-53);
  const meeting = await stage.open(programmeId, rounds.meeting);
  const calling = await stage.open(programmeId, rounds.calling);
  const choosing = await stage.open(programmeId, rounds.choosing);
  await stage.open(programmeId, rounds.open);
  await stage.enrol([
    ...(['rhys', 'zoe', 'tunde', 'chloe', 'samir', 'asha', 'ben'] as const),
    ...(['nnamdi', 'louise', 'sian', 'curtis', 'weiling', 'meera'] as const),
  ]);
  await new TheyMeet(stage).play(meeting);
  const calls = new ShortCalls(stage);
  await calls.draw(calling, { listsOn: -8, picksBy: -2, callsBy: 9, ratingsBy: 11 });
  stage.on(-5);
  await calls.choose(calling);
  await calls.draw(choosing, { listsOn: -2, picksBy: 6, callsBy: 14, ratingsBy: 16 });
  stage.on(-1);
  await calls.talk(calling);
  const answering = new TheyAnswer(stage);
  await answering.lookBack(programmeId, rounds.over);
  await answering.areAsked({ notMatched: choosing, meeting });
  stage.on(0);
  await lookAtPractice(stage);
  await planInSchools(stage);
  await keepEvidence(stage);
}
