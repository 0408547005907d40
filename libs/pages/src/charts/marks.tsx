import { Fragment, type ComponentChildren } from 'preact';
import { breadth } from './breadth';
import type { Sheet } from './sheet';

/** Shapes that can be told apart without colour, drawn around the point they stand at. */
const SHAPES = {
  dot: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  ring: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z',
  square: 'M-5-5h10v10h-10z',
  diamond: 'M0-8 8 0 0 8-8 0z',
  'full-diamond': 'M0-5 5 0 0 5-5 0z',
  'end-of-column': 'M-5 0h10',
  'end-of-row': 'M0-5v10',
  column: 'M0-8v16M-4-8h8M-4 8h8',
  row: 'M-8 0h16M-8-4v8M8-4v8',
  dashes: 'M-9 0h7M2 0h7',
} as const;

export type Shape = keyof typeof SHAPES;

interface At {
  readonly sheet: Sheet;
  /** 0 to 1 across. */
  readonly x: number;
  /** Lines down. */
  readonly y: number;
}

/** Something small drawn around a point. Nested, because only so can a point be a share of a width that nobody knows yet. */
function Around({ sheet, x, y, children }: At & { children: ComponentChildren }) {
  return (
    <svg x={sheet.across(x)} y={sheet.ems(y)} width="16" height="16" overflow="visible">
      {children}
    </svg>
  );
}

/** One mark. */
export function Mark({ shape, ...at }: At & { readonly shape: Shape }) {
  const fill = shape === 'ring' ? at.sheet.ground : shape === 'diamond' ? 'none' : 'currentColor';
  return (
    <Around {...at}>
      <path d={SHAPES[shape]} fill={fill} stroke="currentColor" stroke-width="2" />
    </Around>
  );
}

/** How wide a code's box is, in lines. */
const boxWidth = (code: string): number => breadth(code) * 0.52 + 0.9;

/** A code in a dashed box: a place for a number that is not shown. Its middle is at the point, or its start. */
export function Box({
  code,
  from = 'middle',
  ...at
}: At & { readonly code: string; readonly from?: 'middle' | 'start' }) {
  const { sheet } = at;
  const width = boxWidth(code);
  const left = from === 'middle' ? -width / 2 : 0.1;
  return (
    <Around {...at}>
      <rect
        x={sheet.ems(left)}
        y={sheet.ems(-0.75)}
        width={sheet.ems(width)}
        height={sheet.ems(1.5)}
        fill={sheet.ground}
        stroke="currentColor"
        stroke-dasharray="4 3"
      />
      <text x={sheet.ems(left + width / 2)} y={sheet.ems(0.35)} text-anchor="middle">
        {code}
      </text>
    </Around>
  );
}

/** Words on a line whose middle is at the point. */
export function Words({
  sheet,
  x,
  y,
  anchor,
  indent = 0,
  bold,
  children,
}: At & {
  readonly anchor?: 'middle' | 'end' | undefined;
  /** Lines to the right. */
  readonly indent?: number;
  readonly bold?: boolean;
  readonly children: string;
}) {
  return (
    <text
      x={sheet.across(x)}
      y={sheet.ems(y + 0.35)}
      dx={indent ? sheet.ems(indent) : undefined}
      text-anchor={anchor}
      font-weight={bold ? '640' : undefined}
    >
      {children}
    </text>
  );
}

/** Lines of words, one below the other, the first around `y`. */
export function Lines({ lines, ...at }: At & { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <Words key={index} {...at} y={at.y + index * LINE} bold>
          {line}
        </Words>
      ))}
    </>
  );
}

/** From one line of text to the next. */
export const LINE = 1.35;

/** How a straight line looks. */
const LOOKS = {
  grid: { 'stroke-opacity': '.3' },
  firm: { 'stroke-width': '2' },
  thin: {},
  dashed: { 'stroke-width': '2', 'stroke-dasharray': '6 5' },
} as const;

/** A straight line between two points. */
export function Line({
  sheet,
  from,
  to,
  look,
}: {
  readonly sheet: Sheet;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly look: keyof typeof LOOKS;
}) {
  return (
    <line
      x1={sheet.across(from[0])}
      y1={sheet.ems(from[1])}
      x2={sheet.across(to[0])}
      y2={sheet.ems(to[1])}
      stroke="currentColor"
      {...LOOKS[look]}
    />
  );
}

/** What shapes stand for. */
export type KeyItems = readonly (readonly [Shape, string])[];

/** What each shape stands for, two beside each other. */
export function Key({ sheet, y, items }: { readonly sheet: Sheet; readonly y: number; readonly items: KeyItems }) {
  return (
    <>
      {items.map(([shape, words], index) => {
        const at = { sheet, x: (index % 2) * 0.5 + 0.03, y: y + Math.floor(index / 2) * LINE };
        return (
          <Fragment key={words}>
            <Mark {...at} shape={shape} />
            <Words {...at} indent={1.1}>
              {words}
            </Words>
          </Fragment>
        );
      })}
    </>
  );
}

/** How far down a key reaches. */
export const keyHeight = (items: KeyItems): number => Math.ceil(items.length / 2) * LINE;
