import type { FieldError } from '@footing/kernel';
import { Button, NumberField, PostForm } from '@footing/pages';

interface DrawsFormView {
  readonly action: string;
  readonly csrf: string;
  readonly label: string;
  readonly hint: string;
  /** As typed. */
  readonly draws: string;
  readonly errors: readonly FieldError[];
  /** What the button says; a second try is not what the page is for. */
  readonly ask: string;
  readonly isAgain: boolean;
}

/** How often to draw, for a study of the lottery. */
export function DrawsForm({ action, csrf, label, hint, draws, errors, ask, isAgain }: DrawsFormView) {
  return (
    <PostForm action={action} csrf={csrf}>
      <NumberField name="draws" {...{ label, hint, errors }} value={draws} width={5} />
      <Button {...(isAgain ? { variant: 'secondary' as const } : {})}>{ask}</Button>
    </PostForm>
  );
}
