import type { ComponentChildren } from 'preact';

/** A form that changes nothing. */
export interface AskFormProps {
  readonly action: string;
  /** The id of the `Answer` on the same page. With script it then follows what is entered, after a pause; absent: only the button asks. */
  readonly answeredIn?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form that only asks: sent by GET, so that its answer has an address that can be kept and gone back to. */
export function AskForm({ action, answeredIn, children }: AskFormProps) {
  return (
    <form method="get" action={action} novalidate data-answered-in={answeredIn}>
      {children}
    </form>
  );
}

/** What an `AskForm` is told. */
export interface AnswerProps {
  readonly id: string;
  /** The answer in a sentence: read aloud when it changes. */
  readonly words: string;
  readonly children: ComponentChildren;
}

/** The part of a page that answers its `AskForm`. */
export function Answer({ id, words, children }: AnswerProps) {
  return (
    <>
      <p class="govuk-visually-hidden" role="status" data-answer-said />
      <section class="footing-answer" id={id} data-words={words}>
        {children}
      </section>
    </>
  );
}
