import type { FieldError } from '@footing/kernel';

/** What is wrong with a form. */
export interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  /** "There is a problem" unless said. */
  readonly title?: string | undefined;
  /** The language of title and messages, as BCP 47 has it; absent: the page's. */
  readonly lang?: string | undefined;
}

/** A box at the top of the page that lists what to put right, each linked to its field; nothing when the list is empty. `Layout` shows it by itself. */
export function ErrorSummary({ errors, title = 'There is a problem', lang }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary" lang={lang}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field + message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
