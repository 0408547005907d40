import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** A page's number, or a gap. */
export type PageItem =
  | { readonly number: number; readonly href: string; readonly current?: boolean | undefined }
  | { readonly ellipsis: true };

/** The page before or after. */
export interface PageStep {
  readonly href: string;
  /** "Previous page" or "Next page" unless said. */
  readonly text?: string | undefined;
  /** What is there; only where there are no numbers. */
  readonly label?: string | undefined;
}

/** Links through a list in pages. */
export interface PaginationProps {
  readonly previous?: PageStep | undefined;
  readonly next?: PageStep | undefined;
  readonly items?: readonly PageItem[] | undefined;
  /** "Pagination" unless said. */
  readonly landmark?: string | undefined;
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ way }: { way: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[way]} />
    </svg>
  );
}

function StepWords({ step, fallback }: { step: PageStep; fallback: string }): ComponentChildren {
  if (step.text) return step.text;
  return (
    <>
      {fallback}
      <span class="govuk-visually-hidden"> page</span>
    </>
  );
}

function Step({ step, way, alone }: { step: PageStep; way: 'prev' | 'next'; alone: boolean }) {
  const arrowFirst = alone || way === 'prev';
  const plain = alone && !step.label;
  return (
    <div class={`govuk-pagination__${way}`}>
      <a class="govuk-link govuk-pagination__link" href={step.href} rel={way}>
        {arrowFirst ? <Arrow way={way} /> : null}
        <span class={classes('govuk-pagination__link-title', plain && 'govuk-pagination__link-title--decorated')}>
          <StepWords step={step} fallback={way === 'prev' ? 'Previous' : 'Next'} />
        </span>
        {step.label && alone ? (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{step.label}</span>
          </>
        ) : null}
        {arrowFirst ? null : <Arrow way={way} />}
      </a>
    </div>
  );
}

function Item({ item }: { item: PageItem }) {
  if ('ellipsis' in item) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  const { number, href, current } = item;
  return (
    <li class={classes('govuk-pagination__item', current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={href}
        aria-label={`Page ${number}`}
        aria-current={current ? 'page' : undefined}
      >
        {number}
      </a>
    </li>
  );
}

/** Links through a list that is shown in pages; spread `pageLinks` into it for a list with numbers. */
export function Pagination({ previous, next, items, landmark = 'Pagination' }: PaginationProps) {
  const alone = !items;
  return (
    <nav class={classes('govuk-pagination', alone && 'govuk-pagination--block')} aria-label={landmark}>
      {previous ? <Step step={previous} way="prev" alone={alone} /> : null}
      {items ? (
        <ul class="govuk-pagination__list">
          {items.map((item, index) => (
            <Item key={index} item={item} />
          ))}
        </ul>
      ) : null}
      {next ? <Step step={next} way="next" alone={alone} /> : null}
    </nav>
  );
}
