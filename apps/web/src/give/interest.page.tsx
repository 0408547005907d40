import type { OwnInterest } from '@footing/giving';
import { Button, Heading, Panel, PostForm, SummaryList, TextArea, TextField } from '@footing/pages';
import { momentInWords } from '../me/moment-in-words';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { interestAddresses } from './interest-addresses';

/** Three boxes, for somebody whom nobody invited. */
export function TellUsPage({ action, csrf, typed, errors }: FormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading>Tell us about yourself</Heading>
      <p class="govuk-body">
        We read it and write back to you. You need no account and no password, and you promise nothing.
      </p>
      <PostForm action={action} csrf={csrf}>
        <TextField {...field('name')} label="Your name" autocomplete="name" />
        <TextField
          {...field('email')}
          label="Your e-mail address"
          hint="We send a link to it. Only when you have opened it does anybody here read this."
          type="email"
          autocomplete="email"
          spellcheck={false}
        />
        <TextArea
          {...field('does')}
          label="What do you do now?"
          hint="One or two sentences: your work, and what you studied. At most 500 characters."
          rows={4}
        />
        <p class="govuk-body">
          Those who invite mentors see these three things. We delete them once we have answered you, and after a year in
          any case.
        </p>
        <Button>Send</Button>
      </PostForm>
    </>
  );
}

/** The same for everybody, whether an address is known or not. */
export function SentPage() {
  return (
    <>
      <Panel title="Look at your mail">We are sending a link to the address you gave</Panel>
      <p class="govuk-body">
        Open the link within two days and press the button. Until then nobody here reads what you wrote, and after two
        days it is gone.
      </p>
      <p class="govuk-body">
        No mail after ten minutes? Look among unwanted mail, and see whether you typed your address right.
      </p>
      <Button href={interestAddresses.tellUs} variant="secondary">
        Write again
      </Button>
    </>
  );
}

interface OwnView {
  readonly own: OwnInterest;
  readonly link: string;
  readonly csrf: string;
}

/** Everything that is held, for whoever holds the link: to confirm it, and to take it back. */
export function OwnInterestPage({ own, link, csrf }: OwnView) {
  const { name, email, does, askedAt, confirmedAt } = own;
  return (
    <>
      {confirmedAt ? (
        <>
          <Panel title="Thank you">We read what you wrote, and write to you</Panel>
          <p class="govuk-body">There is nothing more to do now.</p>
        </>
      ) : (
        <>
          <Heading>Do you want to be a mentor?</Heading>
          <p class="govuk-body">Press the button, and those who invite mentors read what is below.</p>
          <PostForm action={interestAddresses.step(link, 'confirm')} csrf={csrf}>
            <Button>Yes, it was me</Button>
          </PostForm>
        </>
      )}
      <Heading level={2}>What we hold about you</Heading>
      <SummaryList
        rows={[
          { label: 'Name', value: name },
          { label: 'E-mail address', value: email },
          { label: 'What you do', value: does },
          { label: 'You wrote', value: momentInWords(askedAt) },
        ]}
      />
      <p class="govuk-body">
        This is all. Something is wrong, or you have changed your mind? Delete it, and write again if you like.
      </p>
      <PostForm action={interestAddresses.step(link, 'take-back')} csrf={csrf}>
        <Button variant="secondary">Delete all of it</Button>
      </PostForm>
    </>
  );
}

/** After it was taken back. */
export function GonePage() {
  return (
    <>
      <Panel title="Everything is deleted">We hold nothing any more of what you wrote</Panel>
      <p class="govuk-body">You are welcome to write to us again whenever you like.</p>
    </>
  );
}

/** It is not ours, ran out, or there is nothing behind it any more. */
export function NoLinkPage() {
  return (
    <>
      <Heading>This link no longer works</Heading>
      <p class="govuk-body">
        It works for two days, until you take back what you wrote, or until we have answered you. Then we hold nothing
        of it any more.
      </p>
      <Button href={interestAddresses.tellUs}>Write to us</Button>
    </>
  );
}
