import type { StoryContent } from '@footing/stories';

interface StoryProps {
  readonly story: StoryContent;
  /** Where its picture is; the address says who may look. */
  readonly pictureAt: string;
  /** The place of its title in the outline. */
  readonly level: 2 | 3 | 4;
}

/** A story as everybody sees it; whoever is asked sees the very same. */
export function StoryView({ story: { title, words, shownAs, picture }, pictureAt, level }: StoryProps) {
  const Level = `h${level}` as const;
  return (
    <article class="footing-story">
      <Level class="govuk-heading-m">{title}</Level>
      {picture && (
        <img src={pictureAt} alt={picture.words} width={picture.width} height={picture.height} loading="lazy" />
      )}
      {words.split(/\n{2,}/).map((paragraph) => (
        <p class="govuk-body">{linesOf(paragraph)}</p>
      ))}
      <p class="govuk-body">
        <b>{shownAs}</b>
      </p>
    </article>
  );
}

const linesOf = (paragraph: string) =>
  paragraph.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br />, line]));
