import { Button, Heading, InsetText, PostForm, TextArea, TextField } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import type { ScaleSlot } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

interface SlotView {
  readonly slot: ScaleSlot;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly seen: string;
  readonly csrf: string;
}

/** A published scale whose words the university pastes itself. */
export function SlotPage({ slot, typed, errors, action, seen, csrf }: SlotView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading caption="A scale that you bring yourself">{slot.name}</Heading>
      <p class="govuk-body">
        Its words belong to those who published it, so they are not part of this service.{' '}
        <a class="govuk-link" href={slot.source} rel="noreferrer">
          Read where it is published, and under which conditions
        </a>
        .
      </p>
      <InsetText>
        <p class="govuk-body">
          <strong>Conditions of use.</strong> {slot.conditions}
        </p>
        <p class="govuk-body">{slot.licence}.</p>
      </InsetText>
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="seen" value={seen} />
        <TextArea {...field('prompt')} label="What stands above the statements, as published" rows={3} />
        <TextArea {...field('statements')} label="Every statement, one a line, in the published order" rows={8} />
        <TextField
          {...field('reversed')}
          label="Numbers of the statements that count the other way round"
          hint="Such as 2, 5. Leave it empty if there are none"
          width={10}
        />
        <p class="govuk-body">
          Answers are from “Strongly disagree” to “Strongly agree”, in five steps. Once added, the scale is kept as it
          is.
        </p>
        <Button>Add this scale</Button>
      </PostForm>
    </>
  );
}
