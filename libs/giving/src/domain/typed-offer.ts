import type { Said } from './said';
import { timesOfDay, type TypedOffer } from './read-offer-step';
import { type OfferStep, offerSteps } from './steps';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What stands in a page's form: answers with a box of their own are ticked, and others are beside them. */
export function typedOffer(
  step: OfferStep,
  answers: Said,
  places: number | null,
  offered: Readonly<Record<string, readonly string[]>>,
): TypedOffer {
  if (step === 'places') return { places: places === null ? '' : String(places) };
  const fields: readonly string[] = offerSteps[step].fields;
  return Object.fromEntries(fields.flatMap((field) => boxesOf(field, answers[field], offered[field])));
}

type Box = readonly [name: string, value: string | readonly string[]];

function boxesOf(field: string, answer: Said[string] | undefined, offered: readonly string[] | undefined): Box[] {
  if (answer === undefined) return [];
  if (typeof answer !== 'object') return [[field, String(answer)]];
  if (field === 'availability') return timesIn(answer, offered ?? []);
  const spelled = new Map((offered ?? []).map((word) => [word.toLowerCase(), word]));
  const boxes = answer.flatMap((word) => spelled.get(word.toLowerCase()) ?? []);
  const own = answer.filter((word) => !spelled.has(word.toLowerCase()));
  return [[field, boxes], ...(own.length > 0 ? [[`${field}-other`, own.join(', ')] as const] : [])];
}

/** What has a box is ticked; what came in other words, such as from a file, stands beside the boxes. */
function timesIn(answer: readonly string[], offered: readonly string[]): Box[] {
  const boxes = answer.filter((time) => offered.includes(time));
  const own = answer.filter((time) => !offered.includes(time));
  return [
    ...DAYS.map((day, at): Box => [timesOfDay(at), boxes.filter((time) => time.startsWith(`${day} `))]),
    ...(own.length > 0 ? [['availability-other', own.join('; ')] as const] : []),
  ];
}
