/** Text as paragraphs and lists: an empty line parts them, and lines that begin with "- " are a list. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {blocksIn(text).map((block) =>
        typeof block === 'string' ? (
          <p class="govuk-body">{block}</p>
        ) : (
          <ul class="govuk-list govuk-list--bullet">
            {block.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        ),
      )}
    </>
  );
}

/** Paragraphs as texts, lists as lists of texts; nothing empty. */
export function blocksIn(text: string): (string | string[])[] {
  const blocks: (string | string[])[] = [];
  for (const part of text.split(/\r?\n[ \t]*\r?\n/)) {
    const lines = part.split(/\r?\n/).map((line) => line.trim());
    const items = lines.flatMap((line) => /^[-•] +(.+)$/.exec(line)?.[1] ?? []);
    const words = lines.filter((line) => line !== '' && !/^[-•] /.test(line)).join(' ');
    if (words !== '') blocks.push(words);
    if (items.length > 0) blocks.push(items);
  }
  return blocks;
}
