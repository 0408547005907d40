import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** Whose side of things: the student's is teal, the mentor's plum, always with a word. */
export type Side = 'student' | 'mentor';

/** One person in short. */
export interface PersonCardProps {
  readonly name: string;
  readonly side: Side;
  /** The word above the name, such as "Your mentor"; "Student" or "Mentor" unless said. */
  readonly role?: string | undefined;
  /** One line: "From history into publishing". */
  readonly headline?: ComponentChildren;
  readonly facts?: readonly { readonly label: string; readonly value: ComponentChildren }[] | undefined;
  /** More words, under the facts. */
  readonly children?: ComponentChildren;
  /** Links and buttons at the foot. */
  readonly actions?: ComponentChildren;
  /** Its place in the outline; 2 unless said. */
  readonly headingLevel?: 2 | 3 | 4 | undefined;
}

const letters = new Intl.Segmenter('en-GB');

/** Up to two letters for somebody without a photo: of the first and last word of the name. Empty for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const first = (word = ''): string => [...letters.segment(word)][0]?.segment ?? '';
  return ends.map((word) => first(word).toLocaleUpperCase('en-GB')).join('');
}

const roles: Record<Side, string> = { student: 'Student', mentor: 'Mentor' };

/** A card about one person. There is no photo: people are read, not judged by a picture. */
export function PersonCard(props: PersonCardProps) {
  const { name, side, role = roles[side], headline, facts = [], headingLevel = 2 } = props;
  const Level = `h${headingLevel}` as const;
  return (
    <article class={classes('footing-person', `footing-person--${side}`)}>
      <header class="footing-person__head">
        <span class="footing-person__initials" aria-hidden="true">
          {initials(name)}
        </span>
        <div>
          <p class="footing-person__role">{role}</p>
          <Level class="govuk-heading-m footing-person__name">{name}</Level>
        </div>
      </header>
      {headline ? <p class="govuk-body footing-person__headline">{headline}</p> : null}
      {facts.length > 0 ? (
        <dl class="footing-person__facts">
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {props.children}
      {props.actions ? <div class="footing-person__actions">{props.actions}</div> : null}
    </article>
  );
}
