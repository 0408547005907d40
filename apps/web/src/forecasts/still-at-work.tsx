import { Heading } from '@footing/pages';

/** For a round so large that the page does not wait for the answer. */
export function StillAtWork(view: { readonly title: string; readonly number: number; readonly href: string }) {
  return (
    <>
      <Heading caption={`Draft ${view.number}`}>{view.title}</Heading>
      <p class="govuk-body">
        This is a large round, so it takes a while to work out.{' '}
        <a class="govuk-link" href={view.href}>
          Look again
        </a>
      </p>
    </>
  );
}
