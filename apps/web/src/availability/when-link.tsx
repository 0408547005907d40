import { paths } from '../paths';

/** The way to when somebody can meet, from where they look for their meetings. */
export const WhenLink = () => (
  <p class="govuk-body">
    Meetings are at times that suit you both.{' '}
    <a class="govuk-link" href={paths.whenICanMeet}>
      Say or change when you can meet
    </a>
  </p>
);
