import { OfferSignUps, type OfferStep } from '@footing/giving';
import { Sending, SignUps, type StepName, type Typed } from '@footing/joining';
import { answerWords } from '@footing/people';
import { OwnTraining } from '@footing/training';
import type { PersonOfYear, Wishes } from './person-of-year';
import type { StageOfYear } from './stage-of-year';

/** With what somebody signs up. */
type Here = Pick<StageOfYear, 'app' | 'wishes' | 'pages'>;

/** Reads every required module that is for them, and answers its questions right. */
export async function train(here: Pick<Here, 'app' | 'pages'>, who: PersonOfYear): Promise<void> {
  for (const { code, required, standing } of (await here.app.get(OwnTraining).list(who.actor)) ?? [])
    if (required && standing !== 'done') await pass(here, who, code);
}

async function pass({ app, pages }: Pick<Here, 'app' | 'pages'>, who: PersonOfYear, code: string): Promise<void> {
  const { checks, version } = await app.get(OwnTraining).find(who.actor, code);
  const picks = checks.map(({ right }) => right);
  if (!pages?.has(who)) {
    await app.get(OwnTraining).answer(who.actor, code, { version, picks, promised: true });
    return;
  }
  const typed = Object.fromEntries(picks.map((pick, at) => [`check-${at}`, String(pick)]));
  await pages.send(who, `/me/training/${code}?page=checks`, { ...typed, promise: 'yes' }, `/me/training/${code}`);
}

/** A student signs up as far as sending: every question of the round, one after the other. */
export async function answerEverything(here: Here, student: PersonOfYear, roundId: string): Promise<void> {
  const { app, wishes, pages } = here;
  const signUps = app.get(SignUps);
  const through = pages?.has(student) ? pages : null;
  const address = `/join/rounds/${roundId}`;
  await (through ? through.send(student, address, {}) : signUps.begin(student.actor, roundId));
  const { steps } = await signUps.find(student.actor, roundId);
  for (const step of steps) {
    const { times, text, offered } = await signUps.question(student.actor, roundId, step);
    const typed = typedBy(wishes, student, step, offered);
    if (through) await through.send(student, `${address}/questions/${step}`, typed);
    else await signUps.save(student.actor, roundId, step, { typed, times, shown: text?.shown ?? '' });
  }
}

/** The short module comes before sending. */
export async function send(here: Here, student: PersonOfYear, roundId: string): Promise<void> {
  if (student.kind === 'reverse') await pass(here, student, 'students-reverse');
  else await train(here, student);
  const address = `/join/rounds/${roundId}`;
  if (here.pages?.has(student)) await here.pages.send(student, `${address}/check`, {}, `${address}/send`);
  else await here.app.get(Sending).send(student.actor, roundId);
}

function typedBy(wishes: Wishes, student: PersonOfYear, step: StepName, offered: readonly string[]): Typed {
  const some = (most: number, words = offered) => wishes.some(step, student, most, words);
  switch (step) {
    case 'help':
    case 'ways':
    case 'direction':
    case 'interests':
      return { [step]: some(3) };
    case 'experience':
      return { experience: wishes.happens('shares', student, 40) ? some(2) : [] };
    case 'meeting':
      return { meeting: ['online'], place: '' };
    case 'times':
      return Object.fromEntries(some(5, weekdays).map((day) => [boxes(day), [`${day} evening`, `${day} morning`]]));
    case 'needs':
      return { needs: wishes.happens('needs', student, 10) ? some(1) : [], 'needs-more': '' };
    default:
      return {};
  }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const boxes = (day: string): string => `times-${weekdays.findIndex((one) => one === day) + 1}`;

/** A mentor gives an offer. @returns how many places. */
export async function offer(
  here: Here,
  mentor: PersonOfYear,
  at: { readonly roundId: string; readonly mostPlaces: number },
): Promise<number> {
  const { app, wishes } = here;
  const [offers, form] = [app.get(OfferSignUps), formOfOffer(here, mentor, at.roundId)];
  await form.begin();
  const { offered } = await offers.question(mentor.actor, at.roundId, 'help');
  const [field, words] = Object.entries(offered)[0] ?? ['helpOffered', answerWords.help];
  await form.save('help', { [field]: wishes.some('help', mentor, 5, words) });
  const { steps } = await offers.find(mentor.actor, at.roundId);
  if (steps.includes('sectors')) {
    const page = await offers.question(mentor.actor, at.roundId, 'sectors');
    await form.save('sectors', { sectors: wishes.some('sectors', mentor, 2, page.offered['sectors'] ?? []) });
  }
  const free = weekdays.map((day) => [boxes(day), [`${day} evening`, `${day} morning`]] as const);
  await form.save('meeting', { meetingModes: ['online'], ...Object.fromEntries(free) });
  const places = placesOf(wishes, mentor, at.mostPlaces);
  await form.save('places', { places: String(places) });
  await form.give();
  return places;
}

function placesOf(wishes: Wishes, mentor: PersonOfYear, mostPlaces: number): number {
  const least = mostPlaces > 3 ? 4 : 1;
  return least + Math.floor(wishes.chance('places', mentor)() * (mostPlaces - least + 1));
}

/** The form of an offer, on its pages or beside them. */
function formOfOffer({ app, pages }: Here, mentor: PersonOfYear, roundId: string) {
  const [offers, address] = [app.get(OfferSignUps), `/me/rounds/${roundId}/offer`];
  if (!pages?.has(mentor))
    return {
      begin: (): Promise<unknown> => offers.begin(mentor.actor, roundId),
      save: (step: OfferStep, typed: Typed): Promise<unknown> => offers.save(mentor.actor, roundId, step, typed),
      give: (): Promise<unknown> => offers.give(mentor.actor, roundId),
    };
  return {
    begin: (): Promise<unknown> => pages.send(mentor, address, {}),
    save: (step: OfferStep, typed: Typed): Promise<unknown> => pages.send(mentor, `${address}/${step}`, typed),
    give: (): Promise<unknown> => pages.send(mentor, `${address}/check`, {}, `${address}/give`),
  };
}
