import { PAPER_TEXT, screenSheet, paperSheet, type Drawing } from './sheet';

interface Named {
  readonly id: string;
  readonly title: string;
  /** What it says, for those who do not see it. */
  readonly words: string;
}

function Named({ id, title, words }: Named) {
  return (
    <>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{words}</desc>
    </>
  );
}

const roleOf = (id: string) =>
  ({ role: 'img', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-desc`, fill: 'currentColor' }) as const;

/** Before the table that follows. */
const ROOM_BELOW = 0.75;

/** A drawing on a page: as wide as there is room, in the colour of the text around it. */
export function Picture({ drawing, ...named }: Named & { readonly drawing: Drawing }) {
  return (
    <svg {...roleOf(named.id)} width="100%" height={screenSheet.ems(drawing.height + ROOM_BELOW)} font-size="1rem">
      <Named {...named} />
      {drawing.shapes}
    </svg>
  );
}

/** The same by itself, for paper. @param width in pixels. */
export function PaperPicture({
  drawing,
  width,
  ...named
}: Named & { readonly drawing: Drawing; readonly width: number }) {
  const height = paperSheet(width).ems(drawing.height);
  return (
    <svg
      {...roleOf(named.id)}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      font-size={PAPER_TEXT}
      font-family="Atkinson Hyperlegible Next, Arial, sans-serif"
    >
      <Named {...named} />
      {drawing.shapes}
    </svg>
  );
}
