import { measures, type PublishedTable } from '@footing/evidence';
import { chartSvg, chartWords } from '@footing/pages';
import { pictureOf } from '../evidence/picture-of';

/** In pixels: on a phone, where it shrinks to the page, its letters can still be read. */
const WIDTH = 420;

/** The picture of the page of a measure, for documents: the same figures, drawn the same way. Null where a table says more. */
export function chartOfTable({ id, title, found }: PublishedTable) {
  const measure = measures.find((one) => one.id === found.measure.id);
  const chart = measure && showsSomething(found) && pictureOf({ ...found, measure });
  if (!chart) return null;
  const named = { ...chart, id, title };
  return { svg: chartSvg(named, WIDTH), title, words: chartWords(named) };
}

/** Whether any group has a figure: a drawing of nothing but marks tells less than the table. */
const showsSomething = ({ by, cells }: PublishedTable['found']): boolean =>
  cells.some(({ at, rate, mean }) => {
    const estimate = rate ?? mean;
    return Object.keys(at).length === by.length && estimate !== undefined && 'value' in estimate;
  });
