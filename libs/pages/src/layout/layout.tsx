import type { FieldError } from '@footing/kernel';
import type { ComponentChildren } from 'preact';
import { assetUrl } from '../assets';
import { classes } from '../classes';
import { colours } from '../colour/colours';
import { primaryStylesheetUrl } from '../colour/primary-stylesheet';
import { ErrorSummary } from '../forms/error-summary';
import type { Side } from '../people/person-card';
import { type AccountInHeader, Header, type InstitutionBrand } from './header';
import { BackLink, type Breadcrumb, Breadcrumbs, type NavigationItem, ServiceNavigation, SkipLink } from './navigation';

/** A whole page. */
export interface LayoutProps {
  /** What this page is, as its h1 says it; starts the browser's title. */
  readonly title: string;
  readonly institution: InstitutionBrand;
  /** What is wrong with the form: shown at the top, and "Error: " starts the title. Empty or absent: nothing is. */
  readonly errors?: readonly FieldError[] | undefined;
  /** Over what is wrong, where the form is in another language than the page. */
  readonly problem?: { readonly title: string; readonly lang: string } | undefined;
  /** Absent when nobody is signed in. */
  readonly account?: AccountInHeader | undefined;
  /** Needed for the sign-out button, and so with `account`. */
  readonly csrf?: string | undefined;
  readonly navigation?: readonly NavigationItem[] | undefined;
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** Instead of breadcrumbs, on pages in a row. */
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined;
  /** `wide` for benches, tables and comparisons; `reading` unless said: lines of at most 66 characters. */
  readonly width?: 'reading' | 'wide' | undefined;
  /** `mentor` turns links and buttons plum; the student's teal unless said. */
  readonly side?: Side | undefined;
  /** Where help is to be had: an e-mail address or a link; in the footer. */
  readonly contact?: { readonly href: string; readonly text: string } | undefined;
  /** Without script, the page comes back after so many seconds; only with `Progress`. */
  readonly refreshSeconds?: number | undefined;
  /** False leaves the script out, where a page must be there at once on a slow phone. */
  readonly hasScript?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** As the style sheet names it, without a version: under two addresses it would be fetched twice. */
const FONT = '/assets/atkinson-hyperlegible-next.woff2';

function Head({ props }: { props: LayoutProps }) {
  const { title, institution, errors = [], refreshSeconds, hasScript = true } = props;
  const primary = institution.primaryColour && primaryStylesheetUrl(institution.primaryColour);
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${errors.length > 0 ? 'Error: ' : ''}${title} – Footing, ${institution.name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={colours.light.ground} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={colours.dark.ground} media="(prefers-color-scheme: dark)" />
      <link rel="preload" href={FONT} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assetUrl('footing.css')} />
      {primary ? <link rel="stylesheet" href={primary} /> : null}
      <link rel="icon" href={assetUrl('mark.svg')} type="image/svg+xml" />
      {hasScript ? <script src={assetUrl('footing.js')} defer /> : null}
      {refreshSeconds ? (
        <noscript>
          <meta http-equiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      ) : null}
    </head>
  );
}

function Footer({ contact }: { contact: LayoutProps['contact'] }) {
  return (
    <footer class="footing-footer">
      <div class="govuk-width-container footing-footer__row">
        <ul class="footing-footer__links">
          <li>
            <a href="/accessibility">Accessibility statement</a>
          </li>
          <li>
            <a href="/privacy">Privacy</a>
          </li>
          <li>
            <a href="/concern">Raise a concern</a>
          </li>
          {contact ? (
            <li>
              <a href={contact.href}>{contact.text}</a>
            </li>
          ) : null}
        </ul>
        <p class="footing-footer__words">Footing: places by a rule that everyone can read.</p>
      </div>
    </footer>
  );
}

/** The page around everything: head, skip link, header, navigation, errors, main and footer. Works without script. */
export function Layout(props: LayoutProps) {
  const { institution, account, csrf, navigation = [], breadcrumbs, back, width = 'reading', side = 'student' } = props;
  return (
    <html lang="en" class="govuk-template">
      <Head props={props} />
      <body class={classes('govuk-template__body', `footing-side-${side}`)}>
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <header>
          <Header institution={institution} account={account} csrf={csrf} />
          {navigation.length > 0 ? <ServiceNavigation items={navigation} /> : null}
        </header>
        <div class={classes('govuk-width-container', 'footing-page', `footing-page--${width}`)}>
          {back ? (
            <nav aria-label="Back">
              <BackLink href={back.href} text={back.text} />
            </nav>
          ) : null}
          {breadcrumbs && !back ? <Breadcrumbs items={breadcrumbs} /> : null}
          <main class="govuk-main-wrapper" id="main-content" tabindex={-1}>
            <ErrorSummary errors={props.errors ?? []} {...props.problem} />
            {props.children}
          </main>
        </div>
        <Footer contact={props.contact} />
      </body>
    </html>
  );
}
