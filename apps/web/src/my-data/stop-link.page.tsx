import type { OpenStopLink } from '@footing/consent';
import { purposes } from '@footing/kernel';
import { Button, Heading, Panel, PostForm } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from './choice-words';

interface StopLinkView {
  readonly found: OpenStopLink;
  readonly href: string;
  readonly csrf: string;
}

/** What a link in mail stops: one tap, without signing in. It says nothing about whose it is. */
export function StopLinkPage({ found: { purpose, standing, since }, href, csrf }: StopLinkView) {
  const { title, what, stopped } = purposes[purpose];
  if (standing !== 'given')
    return (
      <>
        <Panel title="It is stopped">
          {title}
          {since && `, since ${dayInWords(since)}`}
        </Panel>
        <p class="govuk-body">{stopped}</p>
        <p class="govuk-body">
          There is nothing more to do. If you sign in, the page{' '}
          <a class="govuk-link" href={paths.myData}>
            My data
          </a>{' '}
          shows your receipt, and you can say yes again there.
        </p>
      </>
    );
  return (
    <>
      <Heading caption="You do not need to sign in">Stop these messages?</Heading>
      <p class="govuk-body">
        <strong>{title}.</strong> {what}
      </p>
      <p class="govuk-body">{stopped}</p>
      <PostForm action={href} csrf={csrf}>
        <Button>Stop these messages</Button>
      </PostForm>
    </>
  );
}

/** For a link that is not whole, or not ours. */
export function NoStopLinkPage() {
  return (
    <>
      <Heading>This link is not whole</Heading>
      <p class="govuk-body">
        Nothing was changed. Open the link in your message again: it has to be copied to its end. Or sign in and use the
        page{' '}
        <a class="govuk-link" href={paths.myData}>
          My data
        </a>
        .
      </p>
    </>
  );
}
