/**
 * What the address in `jsonHref` answers, as JSON. `words` says how far it is ("120 of 300 students read"); `finished` ends
 * the asking, for better or worse: the page behind `next` says which.
 */
export interface ProgressAnswer {
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
  readonly words: string;
}

/** Long work that can be watched or left. */
export interface ProgressProps {
  /** What is being done: "Making a draft". */
  readonly label: string;
  readonly now: ProgressAnswer;
  /** This page: without script its refresh link. Give `Layout` `refreshSeconds` too, so that it comes back by itself. */
  readonly href: string;
  /** Where a script asks for a `ProgressAnswer`. */
  readonly jsonHref: string;
  /** Where the result will be, with the words of its link; shown once it is finished. */
  readonly next: { readonly href: string; readonly text: string };
}

/** How far long work is. With script it asks every second, changes in place and goes on by itself; without, a link refreshes the page. */
export function Progress({ label, now, href, jsonHref, next }: ProgressProps) {
  return (
    <div class="footing-progress" data-progress={now.finished ? undefined : jsonHref}>
      <label class="govuk-label govuk-label--s" for="progress">
        {label}
      </label>
      <progress id="progress" class="footing-progress__bar" value={now.done} max={Math.max(1, now.total)} />
      <p class="govuk-body footing-progress__words" role="status">
        {now.words}
      </p>
      <p class="govuk-body" data-progress-next hidden={!now.finished}>
        <a class="govuk-link" href={next.href}>
          {next.text}
        </a>
      </p>
      <p class="govuk-body" data-progress-refresh hidden={now.finished}>
        <a class="govuk-link" href={href}>
          See how far it is now
        </a>
      </p>
    </div>
  );
}
