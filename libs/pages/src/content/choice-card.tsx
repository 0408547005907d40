import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** What a choice is about: its title, the text to read before choosing, and one switch or more. */
export interface ChoiceCardProps {
  /** Its place on the page, so that links lead here. */
  readonly id: string;
  readonly title: string;
  /** The place of its title in the outline; 3 unless said. */
  readonly level?: 2 | 3 | 4 | undefined;
  readonly children: ComponentChildren;
}

/** A calm card around one purpose. */
export function ChoiceCard({ id, title, level = 3, children }: ChoiceCardProps) {
  const Level = `h${level}` as const;
  return (
    <div class="footing-choice" id={id}>
      <Level class="govuk-heading-s">{title}</Level>
      {children}
    </div>
  );
}

/** A text in paragraphs. One that begins "Who sees it: …" is set as a fact with its label. */
export function ChoiceText({
  paragraphs,
  lang,
}: {
  readonly paragraphs: readonly string[];
  lang?: string | undefined;
}) {
  return (
    <div class="footing-choice__text" lang={lang}>
      {paragraphs.map((paragraph) => {
        const [, label, words] = /^(\p{Lu}[^:.]{1,30}): (.+)$/su.exec(paragraph) ?? [];
        if (label === undefined) return <p>{paragraph}</p>;
        return (
          <p>
            <b>{label}:</b> {words}
          </p>
        );
      })}
    </div>
  );
}

/** One thing that is on or off, with the button that changes it. */
export interface ChoiceSwitchProps {
  /** `changing`: it is on its way off, and there is nothing to press. */
  readonly state: 'on' | 'off' | 'changing';
  /** What it is about, where its card has several: "Your course". */
  readonly label?: string | undefined;
  /** What would be shown or used: "History". */
  readonly value?: string | undefined;
  /** One or two words: "On", "Off". */
  readonly status: string;
  /** Since when and until when. */
  readonly detail: ComponentChildren;
  /** Each goes with the form around all cards; none where there is nothing to press now. */
  readonly buttons: readonly {
    readonly name: string;
    readonly value: string;
    /** "Say yes". */
    readonly words: string;
    /** Finishes the sentence for a screen reader: "News". */
    readonly about: string;
  }[];
}

/**
 * On and off are said by a word and by a shape; both ways take the same one button, of the same size. A page has many, so its
 * markup is as short as can be.
 */
export function ChoiceSwitch({ state, label, value, status, detail, buttons }: ChoiceSwitchProps) {
  return (
    <div class={classes('footing-switch', state === 'on' && 'footing-switch--on')}>
      <div>
        {label ? (
          <p>
            <b>{label}</b> {value}
          </p>
        ) : null}
        <p>
          <b>{status}</b> {detail}
        </p>
      </div>
      {buttons.map(({ name, value: sent, words, about }) => (
        <button class="govuk-button" name={name} value={sent}>
          {words}
          <small> – {about}</small>
        </button>
      ))}
    </div>
  );
}
