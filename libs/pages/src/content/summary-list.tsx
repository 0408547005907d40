import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** A link beside a row. */
export interface RowAction {
  readonly href: string;
  /** "Change". */
  readonly text: string;
  /** Finishes the sentence for a screen reader: "your subject". */
  readonly about: string;
}

/** One fact. */
export interface SummaryRow {
  readonly label: ComponentChildren;
  /** Say "Not answered" rather than nothing. */
  readonly value: ComponentChildren;
  readonly actions?: readonly RowAction[] | undefined;
}

/** Facts about one thing. */
export interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
  /** False leaves out the lines between rows. */
  readonly lines?: boolean | undefined;
}

function ActionLink({ action }: { action: RowAction }) {
  return (
    <a class="govuk-link" href={action.href}>
      {action.text}
      <span class="govuk-visually-hidden"> {action.about}</span>
    </a>
  );
}

function Actions({ actions }: { actions: readonly RowAction[] }) {
  const [only, ...others] = actions;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <dd class="govuk-summary-list__actions">
        <ActionLink action={only} />
      </dd>
    );
  }
  return (
    <dd class="govuk-summary-list__actions">
      <ul class="govuk-summary-list__actions-list">
        {actions.map((action) => (
          <li key={action.href} class="govuk-summary-list__actions-list-item">
            <ActionLink action={action} />
          </li>
        ))}
      </ul>
    </dd>
  );
}

/** Labels with their values, each with links to change it: answers before they are sent, facts about a round. */
export function SummaryList({ rows, lines = true }: SummaryListProps) {
  const anyActions = rows.some((row) => row.actions?.length);
  return (
    <dl class={classes('govuk-summary-list', !lines && 'govuk-summary-list--no-border')}>
      {rows.map((row, index) => (
        <div
          key={index}
          class={classes(
            'govuk-summary-list__row',
            anyActions && !row.actions && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt class="govuk-summary-list__key">{row.label}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          <Actions actions={row.actions ?? []} />
        </div>
      ))}
    </dl>
  );
}
