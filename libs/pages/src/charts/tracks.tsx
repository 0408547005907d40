import type { VNode } from 'preact';
import { breadth, wrapped } from './breadth';
import { capital, tickTexts } from './figures';
import { Box, Key, type KeyItems, keyHeight, Line, LINE, Lines, Words } from './marks';
import type { Drawing, Sheet } from './sheet';
import type { Scale } from './ticks';

/** Room at both ends for the half of a number that stands under the end of an axis. */
const [START, END] = [0.08, 0.92];

/** A place on the axis as a place across the sheet. */
export const along = (scale: Scale, value: number): number => START + (END - START) * scale.place(value);

/** One row: its name, its figures in words, and what stands on its line. */
export interface Track {
  readonly label: string;
  /** Empty where nothing is shown. */
  readonly figures: string;
  /** Codes of what is not shown, each with its place. */
  readonly hidden: readonly string[];
  readonly marks: (y: number) => VNode;
}

/** Rows above one axis. */
export interface Tracks {
  readonly unit: string;
  readonly scale: Scale;
  readonly tracks: readonly Track[];
  /** A value that each row is marked at. */
  readonly reference?: number | undefined;
  readonly key: KeyItems;
}

/** The lines of a row's words: its name, and its figures beside the end of it where there is room. */
function headOf({ label, figures }: Track, letters: number) {
  const lines = wrapped(label, letters);
  const last = lines[lines.length - 1] ?? '';
  const beside = breadth(last) + 2 + breadth(figures) <= letters;
  return { lines, beside, height: (lines.length + (figures === '' || beside ? 0 : 1)) * LINE };
}

/** From one code to the one below it. */
const CODE = LINE + 0.4;

function TrackRow({
  sheet,
  y,
  track,
  scale,
  reference,
}: { sheet: Sheet; y: number; track: Track } & Pick<Tracks, 'scale' | 'reference'>) {
  const { lines, beside, height } = headOf(track, sheet.letters);
  const middle = y + height + track.hidden.length * CODE + 0.55;
  const figuresAt = beside ? y + (lines.length - 1) * LINE : y + lines.length * LINE;
  return (
    <>
      <Lines sheet={sheet} x={0} y={y + 0.6} lines={lines} />
      {track.figures === '' ? null : (
        <Words sheet={sheet} x={1} y={figuresAt + 0.6} anchor="end">
          {track.figures}
        </Words>
      )}
      {track.hidden.map((code, index) => (
        <Box key={code} sheet={sheet} x={0} y={y + height + 0.8 + index * CODE} code={code} from="start" />
      ))}
      <Line sheet={sheet} from={[START, middle]} to={[END, middle]} look="grid" />
      {reference === undefined ? null : (
        <Line
          sheet={sheet}
          from={[along(scale, reference), middle - 0.6]}
          to={[along(scale, reference), middle + 0.6]}
          look="dashed"
        />
      )}
      {track.marks(middle)}
    </>
  );
}

const heightOf = (track: Track, letters: number): number =>
  headOf(track, letters).height + track.hidden.length * CODE + 1.7;

function Axis({ sheet, y, scale, unit }: { sheet: Sheet; y: number; scale: Scale; unit: string }) {
  const texts = tickTexts(scale.ticks);
  return (
    <>
      <Line sheet={sheet} from={[START, y]} to={[END, y]} look="thin" />
      {scale.ticks.map((tick, index) => (
        <g key={tick}>
          <Line sheet={sheet} from={[along(scale, tick), y]} to={[along(scale, tick), y + 0.35]} look="thin" />
          <Words sheet={sheet} x={along(scale, tick)} y={y + 1} anchor="middle">
            {texts[index] ?? ''}
          </Words>
        </g>
      ))}
      <Words sheet={sheet} x={0.5} y={y + 2.3} anchor="middle">
        {capital(unit)}
      </Words>
    </>
  );
}

/** Rows, the axis under them, and what the marks stand for. */
export function drawTracks(sheet: Sheet, all: Tracks): Drawing {
  const tops = [0];
  for (const track of all.tracks) tops.push((tops[tops.length - 1] ?? 0) + heightOf(track, sheet.letters));
  const bottom = tops[tops.length - 1] ?? 0;
  const shapes = (
    <>
      {all.tracks.map((track, index) => (
        <TrackRow
          key={index}
          sheet={sheet}
          y={tops[index] ?? 0}
          track={track}
          scale={all.scale}
          reference={all.reference}
        />
      ))}
      <Axis sheet={sheet} y={bottom} scale={all.scale} unit={all.unit} />
      <Key sheet={sheet} y={bottom + 3.9} items={all.key} />
    </>
  );
  return { height: bottom + 3.4 + keyHeight(all.key), shapes };
}
