import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** A place to go. */
export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  /** `page` when this is it; `section` when the page is somewhere under it. */
  readonly current?: 'page' | 'section' | undefined;
}

/** Lets keyboards pass over the header. First in the page; `Layout` has it. */
export function SkipLink({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a href={href} class="govuk-skip-link" data-module="govuk-skip-link">
      {children}
    </a>
  );
}

function NavigationLink({ item }: { item: NavigationItem }) {
  const current = item.current && (item.current === 'page' ? 'page' : 'true');
  return (
    <li class={classes('govuk-service-navigation__item', current && 'govuk-service-navigation__item--active')}>
      <a class="govuk-service-navigation__link" href={item.href} aria-current={current}>
        {current ? <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> : item.text}
      </a>
    </li>
  );
}

/** The places of the service, under the header. Wraps on phones instead of hiding behind a button. */
export function ServiceNavigation({ items }: { readonly items: readonly NavigationItem[] }) {
  return (
    <div class="govuk-service-navigation" data-module="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
            <ul class="govuk-service-navigation__list" id="navigation">
              {items.map((item) => (
                <NavigationLink key={item.href} item={item} />
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

/** One step of the way to this page; without `href` it is the page itself. */
export interface Breadcrumb {
  readonly text: string;
  readonly href?: string | undefined;
}

/** The way to this page from home. */
export function Breadcrumbs({ items }: { readonly items: readonly Breadcrumb[] }) {
  return (
    <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol class="govuk-breadcrumbs__list">
        {items.map(({ text, href }) => (
          <li key={text} class="govuk-breadcrumbs__list-item" aria-current={href ? undefined : 'page'}>
            {href ? (
              <a class="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** One step back, on pages in a row. @param text "Back" unless said. */
export function BackLink({ href, text = 'Back' }: { readonly href: string; readonly text?: string | undefined }) {
  return (
    <a href={href} class="govuk-back-link">
      {text}
    </a>
  );
}

/** A part of the page's subject. */
export interface SubNavigationItem {
  readonly text: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  /** How many things are there. */
  readonly count?: number | undefined;
}

/** Links between the parts of one subject, in a row: they look like tabs, and each is a page of its own. */
export function SubNavigation({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly SubNavigationItem[];
}) {
  return (
    <nav class="footing-subnav" aria-label={label}>
      <ul class="footing-subnav__list">
        {items.map(({ text, href, current, count }) => (
          <li key={href} class="footing-subnav__item">
            <a class="footing-subnav__link" href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count === undefined ? null : <span class="footing-subnav__count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
