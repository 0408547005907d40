import {
  compareAims,
  diagnose,
  gapForecast,
  OpenRound,
  previewSwap,
  priceOfPlaces,
  swapCostsOf,
  whatIf,
} from '@footing/engine';
import type { Question, Questions, Standing } from './domain/desk-questions';

/** A round that the desk holds: read when it is first asked about, and then kept. */
export class HeldRound {
  private read: OpenRound | undefined;

  constructor(readonly standing: Standing) {}

  get open(): OpenRound {
    this.read ??= new OpenRound(this.standing.input);
    return this.read;
  }
}

type Answers = { readonly [Q in Question]: (round: HeldRound, asks: Questions[Q]['asks']) => Questions[Q]['answer'] };

/** How each question is answered: one call of the engine each. */
export const deskAnswers: Answers = {
  swap({ standing: { input, draft } }, { studentId, mentorId }) {
    if (!draft) throw new Error('a swap is compared with a draft');
    return previewSwap(input, draft, studentId, mentorId);
  },
  'swap-costs': ({ open }, { studentId }) => swapCostsOf(open, studentId),
  'what-if': ({ open }, { settings, people }) => whatIf(open, settings, people),
  gaps: ({ open }) => gapForecast(open),
  'price-of-places': ({ open }, { members }) => priceOfPlaces(open, members),
  aims: ({ open }) => compareAims(open),
  diagnosis: ({ open }) => diagnose(open),
};
