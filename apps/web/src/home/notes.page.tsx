import { Heading } from '@footing/pages';

/** How these pages are made for everybody, and where to turn when they are not. */
export function AccessibilityPage({ contact }: { contact: string }) {
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
      <ContactLine
        contact={contact}
        asks="If something does not work for you, or you need a page in another form, write to"
      />
    </>
  );
}

/** What is kept and why, in a few lines. */
export function PrivacyPage({ contact }: { contact: string }) {
  return (
    <>
      <Heading>Privacy</Heading>
      <p class="govuk-body">
        We use what you tell us to find the right pairing for you. To be confirmed by your data protection officer.
      </p>
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
        One, which remembers that you are signed in. It goes when you sign out or close the browser, after 12 hours, or
        sooner when you have not used these pages for a while. Nothing on these pages follows you anywhere.
      </p>
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
