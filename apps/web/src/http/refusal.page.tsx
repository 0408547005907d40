import type { DomainError } from '@footing/kernel';
import { Heading, InsetText } from '@footing/pages';
import { paths } from '../paths';
import { refusalWords } from './refusal-words';
import type { WayOn } from './way-on';

export interface RefusalView {
  readonly error: DomainError;
  /** What had been typed. */
  readonly typed?: readonly string[];
  /** Null where no page is known to go on from. */
  readonly on?: WayOn | null;
}

/** Why something was not done, what to do, and whatever had been typed, so that nobody has to think of it twice. */
export function RefusalPage({ error, typed = [], on = null }: RefusalView) {
  const { title, whatToDo } = refusalWords(error.code);
  return (
    <>
      <Heading>{title}</Heading>
      <p class="govuk-body">{whatToDo}</p>
      {error.fields.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {error.fields.map(({ message }) => (
            <li>{message}</li>
          ))}
        </ul>
      )}
      {on ? (
        <p class="govuk-body">
          <a class="govuk-link" href={on.href}>
            {on.text}
          </a>
        </p>
      ) : null}
      {typed.length > 0 && (
        <>
          <Heading level={2}>What you had typed</Heading>
          <p class="govuk-body">You can copy it from here.</p>
          {typed.map((words) => (
            <InsetText>{words}</InsetText>
          ))}
          <p class="govuk-body">
            <a class="govuk-link" href={paths.home}>
              Go to the first page
            </a>
          </p>
        </>
      )}
    </>
  );
}

export function NotFoundPage() {
  return (
    <>
      <Heading>Page not found</Heading>
      <p class="govuk-body">
        If you typed the address, check it is right. If you followed a link, the page may have moved, or it is not one
        of yours.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.home}>
          Go to the first page
        </a>
      </p>
    </>
  );
}

/** Too many people at one moment. */
export function CrowdedPage() {
  return (
    <>
      <Heading>Many people are here just now</Heading>
      <p class="govuk-body">
        Nothing you had saved before is lost. Wait a moment, then load this page again. If you sent a form, look first
        whether it was saved.
      </p>
    </>
  );
}

export function DefectPage({ reference }: { reference: string }) {
  return (
    <>
      <Heading>Sorry, there is a problem at our end</Heading>
      <p class="govuk-body">Nothing you had saved before is lost. Try again in a few minutes.</p>
      <p class="govuk-body">
        If it happens again, tell us this reference: <strong>{reference}</strong>
      </p>
    </>
  );
}
