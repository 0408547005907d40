/** Plain text as paragraphs: an empty line parts them. Nothing in it is markup. */
export function OwnWords({ text }: { text: string }) {
  const paragraphs = text.split(/\r?\n\s*\r?\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p class="govuk-body">{paragraph.trim()}</p>
      ))}
    </>
  );
}
