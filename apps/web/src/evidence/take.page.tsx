import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, TextField } from '@footing/pages';
import { evidenceAddresses as at } from './addresses';

interface TakeView {
  readonly name: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Before a snapshot is taken: what goes into it, and what it is called. */
export const TakePage = ({ name, errors, csrf }: TakeView) => (
  <>
    <Heading>Take a snapshot</Heading>
    <p class="govuk-body">It holds how things stand now, without a name:</p>
    <ul class="govuk-list govuk-list--bullet">
      <li>everybody who says yes to being counted, at the moment you press the button</li>
      <li>how far they came, how often they met, and what they scored in surveys</li>
      <li>what the university’s records say of them, if they say yes to that too</li>
    </ul>
    <p class="govuk-body">
      Once taken it cannot be changed. Whoever says no later is in no snapshot after that. Each person can see which
      snapshots they are in.
    </p>
    <PostForm action={at.take} csrf={csrf}>
      <TextField
        name="name"
        label="What is it called?"
        hint="Such as “Before the APP return 2027”"
        value={name}
        errors={errors}
      />
      <Button>Take the snapshot</Button>
    </PostForm>
  </>
);
