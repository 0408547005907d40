import type { FieldError } from '@footing/kernel';
import { Button, Details, PostForm, TextField } from '@footing/pages';
import { paths } from '../../paths';

interface CodeView {
  readonly next: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Where somebody enters the second of two proofs. What was typed is not shown again: it is over in half a minute. */
export function CodePage({ next, errors, csrf }: CodeView) {
  return (
    <>
      <PostForm action={paths.secondProof} csrf={csrf}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label="Enter a code from your app"
          labelSize="l"
          labelIsPageHeading
          hint="The 6 figures that your app shows now. A spare code will do too."
          width={20}
          autocomplete="one-time-code"
          spellcheck={false}
          errors={errors}
        />
        <Button>Go on</Button>
      </PostForm>
      <Details summary="I cannot use my app">
        <p class="govuk-body">
          Enter one of the ten spare codes that you kept when you set the app up. Each works once. If you have none
          left,{' '}
          <a class="govuk-link" href={`${paths.lostCodes}?next=${encodeURIComponent(next)}`}>
            see what else you can do
          </a>
          .
        </p>
      </Details>
    </>
  );
}
