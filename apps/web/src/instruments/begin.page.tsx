import { Button, Heading, PostForm, TextField } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';

interface BeginView {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** A survey begins with its name. */
export const BeginPage = ({ typed, errors, csrf }: BeginView) => (
  <>
    <Heading>Write a new survey</Heading>
    <p class="govuk-body">
      It begins empty. You add the questions on the next page, and nobody is asked before you say so.
    </p>
    <PostForm action={at.begin} csrf={csrf}>
      <TextField
        name="title"
        label="What is it called?"
        hint="People see this when they are asked, such as “Looking back”"
        value={textIn(typed, 'title')}
        errors={errors}
        autocomplete="off"
      />
      <Button>Begin</Button>
    </PostForm>
    <p class="govuk-body">
      Rather not start from nothing?{' '}
      <a class="govuk-link" href={at.all}>
        Take one that is ready
      </a>
      , or{' '}
      <a class="govuk-link" href={at.bringIn}>
        bring one in from a file
      </a>
      .
    </p>
  </>
);
