/** What somebody wrote, line by line as they wrote it. */
export const AsTyped = ({ words }: { readonly words: string }) => (
  <p class="govuk-body">
    {words.split(/\r?\n/).map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))}
  </p>
);
