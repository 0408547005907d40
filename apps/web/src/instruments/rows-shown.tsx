import { Tag } from '@footing/pages';
import { askedCount, type Instrument, type Item } from '@footing/surveys';
import type { ComponentChildren } from 'preact';
import { conditionInWords } from './conditions';
import { answersInBrief, saying, secondsFor, secondsInWords, typeNames } from './item-words';
import { type Row, rowsOf } from './rows';

interface RowsView {
  readonly instrument: Instrument;
  /** What can be done with a row; absent: it is only shown. */
  readonly actions?: (row: Row, place: number, of: number) => ComponentChildren;
  /** The key of the item that takes longest, where it is worth a word. */
  readonly longest?: string | null;
}

/** The questions of a survey in their order. */
export function Rows({ instrument, actions, longest = null }: RowsView) {
  const rows = rowsOf(instrument);
  return (
    <ol class="govuk-list">
      {rows.map((row, place) => (
        <li id={row.key}>
          <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible" />
          {row.scale && (
            <p class="govuk-body-s">
              <Tag tone="neutral">{row.scale.isValidated ? 'Validated scale' : 'Kept as it is'}</Tag>{' '}
              {saying(row.scale.name, instrument)}
            </p>
          )}
          {row.items.map((item, n) => (
            <Question {...{ item, instrument }} number={row.number + n} isLongest={item.key === longest} />
          ))}
          {actions?.(row, place, rows.length)}
        </li>
      ))}
    </ol>
  );
}

interface QuestionView {
  readonly item: Item;
  readonly instrument: Instrument;
  readonly number: number;
  readonly isLongest: boolean;
}

function Question({ item, instrument, number, isLongest }: QuestionView) {
  const counts = askedCount({ ...instrument, items: [item] });
  const facts = [
    typeNames[item.type],
    counts > 1 ? `counts as ${counts}` : '',
    secondsInWords(secondsFor(item, instrument)),
    isLongest ? 'takes the longest' : '',
  ];
  return (
    <>
      <h3 class="govuk-heading-s">
        {number}. {saying(item.text, instrument)}
      </h3>
      {item.type === 'agree' && (
        <ul class="govuk-list govuk-list--bullet">
          {item.statements.map(({ text }) => (
            <li>{saying(text, instrument)}</li>
          ))}
        </ul>
      )}
      <p class="govuk-body-s">{answersInBrief(item, instrument)}</p>
      <p class="govuk-hint">{facts.filter(Boolean).join(' · ')}</p>
      {item.showIf !== undefined && (
        <p class="govuk-body-s">Asked only if {conditionInWords(item.showIf, instrument)}.</p>
      )}
    </>
  );
}
