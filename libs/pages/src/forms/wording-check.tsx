interface WordingCheckProps {
  /** Where texts are looked at. */
  readonly action: string;
}

/**
 * A button that shows in a new tab what could be said better in the texts of its form; what was typed stays where it is and
 * nothing is saved. Put it after the form's own button, which the Enter key has to find first.
 */
export const WordingCheck = ({ action }: WordingCheckProps) => (
  <p class="govuk-body">
    <button class="footing-link-button" type="submit" formAction={action} formTarget="_blank" formNoValidate>
      Check the wording (opens in a new tab)
    </button>
  </p>
);
