import type { VNode } from 'preact';
import type { TableColumn } from '../content/table';
import type { HiddenPlace } from './figures';

/** What a chart is drawn on: how places become lengths, and how much text fits. */
export interface Sheet {
  /** A place from left, 0, to right, 1. */
  readonly across: (share: number) => string;
  /** A length in lines of text, about. */
  readonly ems: (count: number) => string;
  /** Behind shapes that are not filled. */
  readonly ground: string;
  /** How much text fits in a line, as `breadth` counts it. */
  readonly letters: number;
}

/** Without trailing noise, so that the same chart is the same bytes. */
const plain = (value: number): string => String(Number(value.toFixed(2)) + 0);

/** A page: places in per cent of whatever width there is, heights by the reader's own size of text, as wide as a phone in text. */
export const screenSheet: Sheet = {
  across: (share) => `${plain(share * 100)}%`,
  ems: (count) => `${plain(count)}em`,
  ground: 'Canvas',
  letters: 34,
};

export const PAPER_TEXT = 14;

/** Paper: everything in pixels, black on white. @param width in pixels. */
export const paperSheet = (width: number): Sheet => ({
  across: (share) => plain(share * width),
  ems: (count) => plain(count * PAPER_TEXT),
  ground: '#fff',
  letters: Math.floor(width / (PAPER_TEXT * 0.58)),
});

/** Shapes and how far down they reach, in lines. */
export interface Drawing {
  readonly height: number;
  readonly shapes: VNode;
}

/** A table as words, each row as long as the columns. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** What each kind of chart makes of its props: the same numbers in words, as a table and as a drawing. */
export interface Made {
  readonly sentences: readonly string[];
  readonly hidden: readonly HiddenPlace[];
  readonly table: ChartTable;
  readonly draw: (sheet: Sheet) => Drawing;
}
