import { Heading } from '../content/heading';
import { Table } from '../content/table';
import { renderToString } from 'preact-render-to-string';
import type { ChartFrame, ChartProps } from './chart-props';
import { dotAndWhisker } from './dot-and-whisker';
import { figuresIn, type HiddenPlace, hiddenInWords, meaningOf } from './figures';
import { flow } from './flow';
import { gapOverYears } from './gap-over-years';
import { heat } from './heat';
import { pairedChange } from './paired-change';
import { PaperPicture, Picture } from './picture';
import { type Made, paperSheet, screenSheet } from './sheet';

export type { ChartProps } from './chart-props';

function make(props: ChartProps): Made {
  switch (props.kind) {
    case 'gap-over-years':
      return gapOverYears(props);
    case 'dot-and-whisker':
      return dotAndWhisker(props);
    case 'paired-change':
      return pairedChange(props);
    case 'flow':
      return flow(props);
    case 'heat':
      return heat(props);
  }
}

function wordsOf(made: Made, { unit, symbols }: ChartFrame): string {
  const said = made.sentences.length > 0 ? made.sentences : ['Nothing is shown.'];
  return [`In ${figuresIn(unit).words}.`, ...said, ...hiddenInWords(made.hidden, symbols)].join(' ');
}

/**
 * What a chart says, in sentences: which way it goes, how sure that is, what is not shown and why. Each number in them
 * stands in the table too. Cost: linear in what is shown.
 */
export const chartWords = (props: ChartProps): string => wordsOf(make(props), props);

/**
 * The picture by itself, for paper: pixels, black on white, always the same bytes for the same props. Whoever sets it
 * sets the table with it. @param width in pixels.
 */
export function chartSvg(props: ChartProps, width = 640): string {
  const made = make(props);
  const named = { id: props.id, title: props.title, words: wordsOf(made, props) };
  return renderToString(<PaperPicture {...named} width={width} drawing={made.draw(paperSheet(width))} />);
}

/** What codes mean, each once. */
function Meanings({ hidden, symbols }: { hidden: readonly HiddenPlace[]; symbols: ChartFrame['symbols'] }) {
  const codes = [...new Set(hidden.map(({ code }) => code))];
  if (codes.length === 0) return null;
  return <p class="govuk-body-s">{codes.map((code) => `${code}: ${meaningOf(code, symbols)}`).join('; ')}.</p>;
}

/**
 * One of five kinds of charts, and always its table: a heading, the picture with its words for those who hear it, every number
 * as a table, what each code means. What has a code instead of a number is drawn as the code, and moves no axis.
 * Cost: linear in what is shown; about 1 ms.
 */
export function Chart(props: ChartProps) {
  const made = make(props);
  const { id, title, level = 2, symbols } = props;
  return (
    <>
      <Heading level={level}>{title}</Heading>
      <Picture id={id} title={title} words={wordsOf(made, props)} drawing={made.draw(screenSheet)} />
      <Table caption={`${title}, in ${figuresIn(props.unit).words}`} captionHidden firstCellIsHeader {...made.table} />
      <Meanings hidden={made.hidden} symbols={symbols} />
    </>
  );
}
