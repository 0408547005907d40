import { ConcernClock } from '@footing/concerns';
import { Endings, Retention, StopTasks } from '@footing/consent';
import { MessageMail } from '@footing/conversations';
import { PlacesAsked } from '@footing/giving';
import { IntroductionClock } from '@footing/introductions';
import { SilenceClock } from '@footing/pairings';
import { MeetingClock } from '@footing/scheduling';
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
  const introductions = await app.get(IntroductionClock).round(university.institutionId);
  addTo(counts, 'clock: drew up shortlists', introductions.lists);
  addTo(counts, 'clock: told or reminded of shortlists and short calls', introductions.told);
  const meetings = await app.get(MeetingClock).round(university.institutionId);
  addTo(counts, 'clock: told of a meeting', meetings.told);
  addTo(counts, 'clock: reminded of a meeting, or asked who came', meetings.reminded);
  addTo(counts, 'clock: let go of times that nobody answered', meetings.expired);
  addTo(counts, 'clock: noticed that a pair is behind or quiet', meetings.nudged);
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
