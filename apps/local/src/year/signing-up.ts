import type { INestApplicationContext } from '@nestjs/common';
import { OfferSignUps } from '@footing/giving';
import { Sending, SignUps, type StepName, type Typed } from '@footing/joining';
import type { Actor } from '@footing/kernel';
import { answerWords } from '@footing/people';
import { OwnTraining } from '@footing/training';
import type { PersonOfYear, Wishes } from './person-of-year';

/** Reads every required module that is for them, and answers its questions right. */
export async function train(app: INestApplicationContext, actor: Actor): Promise<void> {
  for (const { code, required, standing } of (await app.get(OwnTraining).list(actor)) ?? [])
    if (required && standing !== 'done') await pass(app, actor, code);
}

async function pass(app: INestApplicationContext, actor: Actor, code: string): Promise<void> {
  const { checks, version } = await app.get(OwnTraining).find(actor, code);
  const picks = checks.map(({ right }) => right);
  await app.get(OwnTraining).answer(actor, code, { version, picks, promised: true });
}

/** A student signs up as far as sending: every question of the round, one after the other. */
export async function answerEverything(
  app: INestApplicationContext,
  wishes: Wishes,
  student: PersonOfYear,
  roundId: string,
): Promise<void> {
  const signUps = app.get(SignUps);
  await signUps.begin(student.actor, roundId);
  const { steps } = await signUps.find(student.actor, roundId);
  for (const step of steps) {
    const { times, text, offered } = await signUps.question(student.actor, roundId, step);
    const typed = typedBy(wishes, student, step, offered);
    await signUps.save(student.actor, roundId, step, { typed, times, shown: text?.shown ?? '' });
  }
}

/** The short module comes before sending. */
export async function send(app: INestApplicationContext, student: PersonOfYear, roundId: string): Promise<void> {
  if (student.kind === 'reverse') await pass(app, student.actor, 'students-reverse');
  else await train(app, student.actor);
  await app.get(Sending).send(student.actor, roundId);
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
  app: INestApplicationContext,
  wishes: Wishes,
  mentor: PersonOfYear,
  at: { readonly roundId: string; readonly mostPlaces: number },
): Promise<number> {
  const [offers, { actor }] = [app.get(OfferSignUps), mentor];
  await offers.begin(actor, at.roundId);
  const { offered } = await offers.question(actor, at.roundId, 'help');
  const [field, words] = Object.entries(offered)[0] ?? ['helpOffered', answerWords.help];
  await offers.save(actor, at.roundId, 'help', { [field]: wishes.some('help', mentor, 5, words) });
  const { steps } = await offers.find(actor, at.roundId);
  if (steps.includes('sectors')) {
    const page = await offers.question(actor, at.roundId, 'sectors');
    await offers.save(actor, at.roundId, 'sectors', {
      sectors: wishes.some('sectors', mentor, 2, page.offered['sectors'] ?? []),
    });
  }
  const free = weekdays.map((day) => [boxes(day), [`${day} evening`, `${day} morning`]] as const);
  await offers.save(actor, at.roundId, 'meeting', { meetingModes: ['online'], ...Object.fromEntries(free) });
  const { mostPlaces } = at;
  const least = mostPlaces > 3 ? 4 : 1;
  const places = least + Math.floor(wishes.chance('places', mentor)() * (mostPlaces - least + 1));
  await offers.save(actor, at.roundId, 'places', { places: String(places) });
  await offers.give(actor, at.roundId);
  return places;
}
