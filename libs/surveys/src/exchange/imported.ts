import { checkInstrument } from '../domain/check/check-instrument';
import type { Instrument } from '../domain/instrument';

/** Something of a file that the instrument does not hold. */
export interface Dropped {
  /** Where it stood: 'survey, row 4, required', or 'pages[0].elements[2].validators'. */
  readonly path: string;
  /** What it was, in a few words. */
  readonly what: string;
  /** Why it is not there, in a plain sentence. */
  readonly why: string;
}

/** An instrument from a file of another tool. */
export interface Imported {
  readonly instrument: Instrument;
  /** Everything that was left out or changed, in the order in which it was found; empty when nothing was. */
  readonly dropped: readonly Dropped[];
}

/** Gathers what is left out. */
export class Leaving {
  readonly dropped: Dropped[] = [];

  say(path: string, what: string, why: string): void {
    this.dropped.push({ path, what: what.slice(0, 200), why });
  }
}

/** An item on its way in: what it may become, and where it stood in the file. */
export interface Draft {
  readonly path: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

/**
 * The instrument of what was read. An item that is not sound is left out, and a condition that is not is taken off its item,
 * each with its reason: what looked at an item that was left out is then taken off too.
 * @returns null when not even the frame is sound, as with a title that is too long.
 */
export function salvaged(
  frame: Record<string, unknown>,
  drafts: readonly Draft[],
  leaving: Leaving,
): Instrument | null {
  let left = drafts;
  for (let round = 0; round <= drafts.length * 2; round += 1) {
    const { instrument, faults } = checkInstrument({ ...frame, items: left.map(({ raw }) => raw) });
    if (instrument) return instrument;
    const fault = faults.find(({ path }) => path.startsWith('items['));
    const place = Number(/^items\[(\d+)\]/.exec(fault?.path ?? '')?.[1]);
    const draft = left[place];
    if (!fault || !draft) return null;
    const isCondition = fault.path.endsWith('.showIf');
    leaving.say(
      draft.path,
      isCondition ? 'a condition' : 'a question',
      isCondition ? `${fault.says} ${ASKED_OF_MORE}` : fault.says,
    );
    left = left.flatMap((one) => (one === draft ? (isCondition ? [withoutCondition(one)] : []) : [one]));
  }
  return null;
}

/** What becomes of an item whose condition could not be kept. */
export const ASKED_OF_MORE = 'More people are asked it than before.';

const withoutCondition = ({ path, raw }: Draft): Draft => ({
  path,
  raw: Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'showIf')),
});
