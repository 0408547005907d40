import { NotificationBanner } from '@footing/pages';

/** That somebody else saved first, and that what was typed is still there. */
export function SavedMeanwhile() {
  return (
    <NotificationBanner title="A colleague was first">
      <p class="govuk-body">
        Somebody saved this while you were typing. What you typed is still in the form, and not saved. Save again to put
        it in the place of what they saved.
      </p>
    </NotificationBanner>
  );
}
