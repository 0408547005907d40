import { ConcernClock } from '@footing/concerns';
import { Endings, Retention, StopTasks } from '@footing/consent';
import { MessageMail } from '@footing/conversations';
import { PlacesAsked } from '@footing/giving';
import { SilenceClock } from '@footing/pairings';
import { TogetherClock } from '@footing/together';
import { TrainingReminders } from '@footing/training';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';

/** What the worker does every hour, and then the mail of the day. */
export async function workOfDay(stage: StageOfYear): Promise<Counts> {
  const { app, clock, post, university } = stage;
  const counts: Counts = new Map();
  const { told, moved, reoffered } = await app.get(SilenceClock).round(university.institutionId);
  addTo(counts, 'clock: told or reminded', told);
  addTo(counts, 'clock: moved on', moved);
  addTo(counts, 'offered the next best', reoffered);
  const together = await app.get(TogetherClock).round(university.institutionId);
  addTo(counts, 'clock: reminded of what both owe', together.told);
  addTo(counts, 'clock: ended, for the goodbye was over', together.finished);
  await app.get(ConcernClock).round(university.institutionId);
  await app.get(MessageMail).round(university.institutionId);
  if (clock.now().getUTCDay() === MONDAY) await workOfWeek(stage);
  for (const [kind, many] of await post.empty(clock.today)) addTo(counts, `mail: ${kind}`, many);
  return counts;
}

const MONDAY = 1;

/** What it does every day, here once a week: most days there is nothing of it to do. */
async function workOfWeek({ app, clock, university: { institutionId } }: StageOfYear): Promise<void> {
  await seeStopsThrough({ app, university: { institutionId } });
  await app.get(TrainingReminders).daily(institutionId);
  await app.get(PlacesAsked).daily(institutionId);
  await app.get(Retention, { strict: false }).daily(institutionId, clock.today);
}

/** What it does every second for whoever has stopped something. */
export async function seeStopsThrough({
  app,
  university: { institutionId },
}: Pick<StageOfYear, 'app'> & { readonly university: { readonly institutionId: string } }): Promise<void> {
  await app.get(Endings, { strict: false }).finishBegun(institutionId, 0);
  await app.get(Endings, { strict: false }).expire(institutionId);
  await app.get(StopTasks, { strict: false }).carryOut(institutionId);
}
