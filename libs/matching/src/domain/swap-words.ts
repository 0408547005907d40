import { asFit } from '@footing/engine';

/** One student whose mentor would change, with names and scores. Null where there is no mentor. */
export interface NamedMove {
  readonly student: string;
  readonly from: { readonly mentor: string; readonly score: number } | null;
  readonly to: { readonly mentor: string; readonly score: number } | null;
}

/** What a swap means, as a consultant reads it. */
export interface SwapWords {
  /** What it costs: one sentence. */
  readonly cost: string;
  /** One sentence for each other student whose mentor changes; empty when nobody else moves. */
  readonly moves: readonly string[];
  /** Who loses or gains a place: one sentence. */
  readonly places: string;
}

/** @param loss points of total score, 0 or more. @param others everybody who moves but the student of the swap. */
export function swapWords(swap: NamedMove, others: readonly NamedMove[], loss: number): SwapWords {
  const giving = `Giving ${swap.student} to ${swap.to?.mentor ?? 'nobody'}${swap.from ? ' instead' : ''}`;
  const cost = loss === 0 ? `${giving} costs nothing in total fit.` : `${giving} costs ${fit3(loss)} in total fit.`;
  const losing = others.filter(({ from, to }) => from && !to).map(({ student }) => student);
  const gaining = others.filter(({ from, to }) => !from && to).map(({ student }) => student);
  return { cost, moves: others.map(moveWords), places: placesWords(losing, gaining) };
}

function moveWords({ student, from, to }: NamedMove): string {
  if (to && from) return `${student} would move to ${to.mentor} (${fit2(to.score)}, was ${fit2(from.score)}).`;
  if (to) return `${student}, who has no mentor, would get ${to.mentor} (${fit2(to.score)}).`;
  return `${student} would have no mentor (was ${from?.mentor ?? 'nobody'}, ${fit2(from?.score ?? 0)}).`;
}

function placesWords(losing: readonly string[], gaining: readonly string[]): string {
  const lost = losing.length === 0 ? 'Nobody loses their place.' : `${listed(losing)} would lose their place.`;
  return gaining.length === 0 ? lost : `${lost} ${listed(gaining)} would gain one.`;
}

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
/** On the scale that staff read everywhere: 0 to 100. */
const fit2 = (score: number) => String(Math.round(asFit(score) * 100));
const fit3 = (points: number) => (asFit(points) < 0.001 ? 'less than 0.1' : (asFit(points) * 100).toFixed(1));
