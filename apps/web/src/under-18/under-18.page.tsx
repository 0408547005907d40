import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, Radios, WarningText } from '@footing/pages';
import { paths } from '../paths';

interface Under18View {
  readonly contact: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Whether mentors may be in touch with students who are not yet 18, one to one. */
export function Under18Page({ contact, errors, csrf }: Under18View) {
  return (
    <>
      <Heading>Students under 18</Heading>
      <p class="govuk-body">
        Where a file of students has a date of birth, we keep only the day somebody turns 18. Until that day nobody can
        write to them one to one, and nobody sees how to reach them outside the service.
      </p>
      <WarningText>
        Regular contact with people under 18 may need checks by law, which differ between the nations. To be confirmed
        by your safeguarding lead and your data protection officer.
      </WarningText>
      <PostForm action={paths.under18} csrf={csrf}>
        <Radios
          name="contact"
          legend="What holds for them here?"
          items={[
            {
              value: 'none',
              text: 'No contact one to one',
              hint: 'They can still be matched. Staff arrange what comes next.',
            },
            {
              value: 'supervised',
              text: 'Contact one to one, supervised',
              hint: 'Choose this only when somebody here reads along and mentors are checked.',
            },
          ]}
          value={contact}
          errors={errors}
        />
        <Button>Save</Button>
      </PostForm>
    </>
  );
}
