import { Heading, InsetText } from '@footing/pages';
import type { Look } from '@footing/programmes';
import { OwnWords } from './own-words';

interface NoteView {
  readonly contact: string;
  /** Of the university; absent: ours. */
  readonly look?: Look | undefined;
}

/** How these pages are made for everybody, and where to turn when they are not. */
export function AccessibilityPage({ contact, look }: NoteView) {
  if (look?.accessibility)
    return (
      <>
        <Heading>Accessibility</Heading>
        <OwnWords text={look.accessibility} />
        <OwnWords text={look.contactWords} />
      </>
    );
  return (
    <>
      <Heading>Accessibility</Heading>
      <p class="govuk-body">We want everybody to be able to use these pages. You should be able to:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>make the text three times as large without losing anything</li>
        <li>do everything with a keyboard alone</li>
        <li>do everything with a screen reader</li>
        <li>do everything with scripts switched off</li>
        <li>use a dark or a high-contrast scheme of your own</li>
      </ul>
      <p class="govuk-body">
        Every page is tested by a program in a real browser against the rules of WCAG 2.2, level AA. A program finds
        only part of what can go wrong, and no person has audited these pages yet.
      </p>
      <OwnWords text={look?.contactWords ?? ''} />
      <ContactLine
        contact={contact}
        asks="If something does not work for you, or you need a page in another form, write to"
      />
    </>
  );
}

/** What is kept and why, in a few lines. */
export function PrivacyPage({ contact, look }: NoteView) {
  if (look?.privacyNotice)
    return (
      <>
        <Heading>Privacy</Heading>
        <OwnWords text={look.privacyNotice} />
        <OwnWords text={look.contactWords} />
      </>
    );
  return (
    <>
      <Heading>Privacy</Heading>
      <InsetText>These words are to be confirmed by your data protection officer.</InsetText>
      <p class="govuk-body">We use what you tell us to find the right pairing for you.</p>
      <Heading level={2}>What we keep</Heading>
      <ul class="govuk-list govuk-list--bullet">
        <li>your name, e-mail address and university number</li>
        <li>your answers about what help you want or offer, and when you can meet</li>
        <li>
          what you share about your own background, only where you agreed to it. It is kept apart from your other
          answers and read only when pairings are made
        </li>
        <li>the pairings that were proposed, and what the careers team decided about them</li>
      </ul>
      <Heading level={2}>Cookies</Heading>
      <p class="govuk-body">
        One remembers that you are signed in. It goes when you sign out or close the browser, after 12 hours, or sooner
        when you have not used these pages for a while. Where several universities have their pages here, another
        remembers which is yours, for a year. Nothing on these pages follows you anywhere.
      </p>
      <OwnWords text={look?.contactWords ?? ''} />
      <ContactLine contact={contact} asks="To see, correct or remove what we keep about you, write to" />
    </>
  );
}

function ContactLine({ contact, asks }: { contact: string; asks: string }) {
  if (!contact) return null;
  return (
    <p class="govuk-body">
      {asks}{' '}
      <a class="govuk-link" href={`mailto:${contact}`}>
        {contact}
      </a>
      .
    </p>
  );
}
