import type { ComponentChildren } from 'preact';
import { Tag } from '../content/tag';
import type { Side } from './person-card';

/** Somebody in a comparison. */
export interface ComparedPerson {
  readonly name: string;
  readonly side: Side;
}

/** One thing to compare. */
export interface ComparisonRow {
  readonly label: string;
  readonly left: ComponentChildren;
  readonly right: ComponentChildren;
  /** What the two have in common, in a word or two ("Same sector", "Both evenings"); absent when they differ. */
  readonly shared?: string | undefined;
}

/** Two people and what is known of both. */
export interface ComparisonProps {
  /** "Amina and Joan compared". */
  readonly caption: string;
  readonly left: ComparedPerson;
  readonly right: ComparedPerson;
  readonly rows: readonly ComparisonRow[];
}

const sideWords: Record<Side, string> = { student: 'Student', mentor: 'Mentor' };

function PersonHeading({ person }: { person: ComparedPerson }) {
  return (
    <th scope="col" class={`govuk-table__header footing-compare__${person.side}`}>
      <span class="footing-compare__side">{sideWords[person.side]}</span> {person.name}
    </th>
  );
}

/** Two people side by side, with what they share said in words. Below 640 px each row becomes a card. */
export function Comparison({ caption, left, right, rows }: ComparisonProps) {
  return (
    <table class="govuk-table footing-compare">
      <caption class="govuk-table__caption govuk-visually-hidden">{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <td class="govuk-table__cell" />
          <PersonHeading person={left} />
          <PersonHeading person={right} />
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr key={row.label} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {row.label} {row.shared ? <Tag tone="done">{row.shared}</Tag> : null}
            </th>
            <td class="govuk-table__cell" data-label={left.name}>
              {row.left}
            </td>
            <td class="govuk-table__cell" data-label={right.name}>
              {row.right}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
