import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** News at the top of a page. */
export interface NotificationBannerProps {
  /** `success` is read aloud at once: only after something the reader did. `information` unless said. */
  readonly type?: 'information' | 'success' | undefined;
  /** "Important" or "Success" unless said; "Done" is often better. */
  readonly title?: string | undefined;
  /** Plain words become a heading line; anything else is shown as it is. */
  readonly children: ComponentChildren;
}

/** A banner for something the reader should know before the rest of the page. At most one a page. */
export function NotificationBanner({ type = 'information', title, children }: NotificationBannerProps) {
  const success = type === 'success';
  const id = 'govuk-notification-banner-title';
  return (
    <div
      class={classes('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      role={success ? 'alert' : 'region'}
      aria-labelledby={id}
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={id}>
          {title ?? (success ? 'Success' : 'Important')}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? <p class="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  );
}

/** Words that a reader must not miss before they act, with a mark beside them. */
export function WarningText({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  );
}

/** A passage set apart: a quotation, an example, why we ask. */
export function InsetText({ children }: { readonly children: ComponentChildren }) {
  return <div class="govuk-inset-text">{children}</div>;
}

/** More for those who want it. */
export interface DetailsProps {
  /** The line that opens it. */
  readonly summary: ComponentChildren;
  readonly open?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A line that opens to show more. Never for what everybody needs. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}

/** The end of something. */
export interface PanelProps {
  readonly title: ComponentChildren;
  /** A reference or the next date; absent: the title alone. */
  readonly children?: ComponentChildren;
}

/** A large "that is done" at the end of a task. Its title is the page's h1. */
export function Panel({ title, children }: PanelProps) {
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title">{title}</h1>
      {children ? <div class="govuk-panel__body">{children}</div> : null}
    </div>
  );
}

/** A place where something will be. */
export interface EmptyStateProps {
  /** What will be here: "Your mentor will be here". */
  readonly title: ComponentChildren;
  /** When, and why not yet. */
  readonly children?: ComponentChildren;
  /** The one thing to do, normally a `Button`. */
  readonly action?: ComponentChildren;
}

/** What a page says when it has nothing to show yet: what will be here, and the one thing to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="footing-empty">
      <svg class="footing-empty__mark" viewBox="0 0 48 26" aria-hidden="true" focusable="false">
        <path d="M4 11h13v13H4zM31 11h13v13H31zM4 4h40" />
      </svg>
      <h2 class="govuk-heading-m">{title}</h2>
      {children ? <div class="footing-empty__text">{children}</div> : null}
      {action}
    </div>
  );
}
