import { Heading } from '@footing/pages';

/** For a round so large that the page does not wait for the answer. */
export function StillAtWork(view: { readonly title: string; readonly number: number; readonly href: string }) {
  return (
    <>
      <Heading caption={`Draft ${view.number}`}>{view.title}</Heading>
      <TakesAWhile href={view.href} />
    </>
  );
}

/** The same where the page has a heading already. @param view.href where the answer will be. */
export function TakesAWhile({ href }: { readonly href: string }) {
  return (
    <p class="govuk-body">
      This is a large round, so it takes a while to work out. You can leave this page: the work goes on.{' '}
      <a class="govuk-link" href={href}>
        Look again
      </a>
    </p>
  );
}
