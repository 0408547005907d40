import type { ComponentChildren } from 'preact';
import { Button, ButtonGroup, Heading, PostForm } from '@footing/pages';

/** Asks once more before something is removed, and says what follows from it. */
export interface RemoveView {
  readonly title: string;
  readonly caption?: string;
  /** The words on the button: "Remove this criterion". */
  readonly button: string;
  readonly action: string;
  readonly cancel: string;
  readonly csrf: string;
  readonly children: ComponentChildren;
}

export function RemovePage({ title, caption, button, action, cancel, csrf, children }: RemoveView) {
  return (
    <>
      <Heading caption={caption}>{title}</Heading>
      {children}
      <PostForm action={action} csrf={csrf}>
        <ButtonGroup>
          <Button variant="warning">{button}</Button>
          <a class="govuk-link" href={cancel}>
            Keep it
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
