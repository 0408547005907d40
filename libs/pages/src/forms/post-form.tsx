import type { ComponentChildren } from 'preact';

/** The hidden field that proves a form came from our own page. @param token from the session; the field is named `_csrf`. */
export function CsrfField({ token }: { readonly token: string }) {
  return <input type="hidden" name="_csrf" value={token} />;
}

/** A form that changes something. */
export interface PostFormProps {
  readonly action: string;
  readonly csrf: string;
  /** True when it holds a `FileField`. */
  readonly multipart?: boolean | undefined;
  /** The id of an `Answer` on the same page. With script it follows what is typed, as `answeredAt` tells it; nothing is saved there. */
  readonly answeredIn?: string | undefined;
  readonly answeredAt?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form sent by POST with its token, checked by the server alone so that every message is in our own words. */
export function PostForm({ action, csrf, multipart, answeredIn, answeredAt, children }: PostFormProps) {
  const asks = { 'data-answered-in': answeredIn, 'data-answered-at': answeredAt };
  return (
    <form method="post" action={action} enctype={multipart ? 'multipart/form-data' : undefined} novalidate {...asks}>
      <CsrfField token={csrf} />
      {children}
    </form>
  );
}

/** A row of filters above a list. */
export interface FilterFormProps {
  readonly action: string;
  /** The words on its button; "Show" unless said. */
  readonly submit?: string | undefined;
  /** Where to go to see everything again; absent when nothing is filtered. */
  readonly clearHref?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form sent by GET, so that what it shows has an address that can be kept. Fields stand side by side where they fit. */
export function FilterForm({ action, submit = 'Show', clearHref, children }: FilterFormProps) {
  return (
    <form class="footing-filter" method="get" action={action} role="search">
      {children}
      <div class="footing-filter__actions">
        <button type="submit" class="govuk-button govuk-button--secondary">
          {submit}
        </button>
        {clearHref ? (
          <a class="govuk-link" href={clearHref}>
            Show all
          </a>
        ) : null}
      </div>
    </form>
  );
}
