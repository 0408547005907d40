import { breadth } from './breadth';
import { estimated } from './figures';
import { type Plot, TALL, TOP } from './gap-plot';

/** A number and the middle of where it stands: across the sheet, lines down. */
export interface NumberAt {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A number with what it belongs to: from top to bottom of its mark or interval. */
interface Wanted {
  readonly text: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The numbers that are worth reading in the picture: of the last measured year, of the target, of the baseline. */
function wanted({ years, figures, across, down }: Plot): Wanted[] {
  const measured = years.flatMap((year) => {
    const found = estimated(year.measured);
    return found ? [{ year, ...found }] : [];
  });
  const last = measured[measured.length - 1];
  const told = measured.filter((one) => one === last || one.year.role === 'baseline').reverse();
  const [first, ...rest] = told.map(({ year, value, low, high }) => ({
    ...{ text: figures.text(value), x: across(year), top: down(high), bottom: down(low) },
  }));
  const targets = years.flatMap((year) => {
    if (year.role !== 'target' || year.milestone === undefined) return [];
    const place = down(year.milestone);
    return [{ text: figures.text(year.milestone), x: across(year), top: place - 0.4, bottom: place + 0.4 }];
  });
  return [...(first ? [first] : []), ...targets, ...rest];
}

/** Each above what it belongs to, or below it where another number is in the way; left out (its table has it) where both are taken. */
export function numbersAt(plot: Plot): NumberAt[] {
  const placed: NumberAt[] = [];
  const isFree = ({ text, x, y }: NumberAt): boolean =>
    y < TOP + TALL - 0.4 &&
    placed.every((other) => {
      const width = (breadth(text) + breadth(other.text)) / 2 / plot.sheet.letters;
      return Math.abs(other.x - x) > width || Math.abs(other.y - y) > 1;
    });
  for (const { text, x, top, bottom } of wanted(plot)) {
    const place = [top - 0.75, bottom + 0.75].map((y) => ({ text, x, y })).find(isFree);
    if (place) placed.push(place);
  }
  return placed;
}
