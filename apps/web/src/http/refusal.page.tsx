import type { DomainError } from '@footing/kernel';
import { Heading, InsetText } from '@footing/pages';
import { paths } from '../paths';

/** What each refusal means and what to do, in plain words. A code that is not here gets the general ones. */
const words: Readonly<Record<string, { title: string; whatToDo: string }>> = {
  'api-key.over': {
    title: 'This key has been replaced, or is ending',
    whatToDo:
      'Look at the list of keys: the one in its place is there. We cannot show it again, so end it and make a new one if you did not copy it.',
  },
  'form.expired': {
    title: 'This form has expired',
    whatToDo:
      'Nothing was saved. You were signed out, or the page had been open for too long. Sign in if we ask you to, open the page again, and send the form once more.',
  },
  'form.from-elsewhere': {
    title: 'This form came from another site',
    whatToDo:
      'Nothing was saved. Your browser says that another website sent this, and we take forms from our own pages only. Open the page here and send it again.',
  },
  'file.too-large': {
    title: 'The file is too large',
    whatToDo:
      'Nothing was imported. Send a file of at most 64 MB. A spreadsheet of 50,000 people is usually below 20 MB: remove pictures, or save it as CSV.',
  },
  'file.not-received': {
    title: 'The file did not arrive',
    whatToDo: 'Nothing was imported. Go back and choose one file.',
  },
  'draft.already-running': {
    title: 'A draft is being made already',
    whatToDo: 'Only one draft of a round is made at a time. Wait for it to finish, or cancel it, and try again.',
  },
  'account.last-administrator': {
    title: 'Somebody has to stay administrator',
    whatToDo:
      'Nothing was changed. Nobody else could give roles or change settings any more. Make somebody else an administrator first, then try again.',
  },
  'account.own': {
    title: 'You cannot switch your own account off',
    whatToDo: 'Nothing was changed. Ask another administrator to do it.',
  },
  'right.step': {
    title: 'This request has gone on since',
    whatToDo: 'Nothing was changed. Somebody did something with it after you opened the page: open it again.',
  },
  'right.erasure': {
    title: 'This person cannot be erased yet',
    whatToDo: 'Nothing was changed. Open the page of what would be erased: it says what has to be done first.',
  },
  'http.400': { title: 'We could not read that', whatToDo: 'Go back, check what you sent and try again.' },
  'http.413': { title: 'That was too much at once', whatToDo: 'Go back, shorten what you wrote and try again.' },
};

/** Why something was not done, what to do, and whatever had been typed, so that nobody has to think of it twice. */
export function RefusalPage({ error, typed = [] }: { error: DomainError; typed?: readonly string[] }) {
  const { title, whatToDo } = words[error.code] ?? {
    title: 'That did not work',
    whatToDo: 'Nothing was changed. The page may have been out of date: go back, load it again and try once more.',
  };
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
