import type { Appeal } from '@footing/matching';
import { Button, Heading, TextArea, TextField } from '@footing/pages';

interface AppealView {
  readonly number: number;
  readonly appeal: Appeal;
}

/** A letter to alumni, ready to be changed and taken away. Nothing is sent from here, and nothing is kept. */
export function AppealPage({ number, appeal }: AppealView) {
  const { subject, paragraphs, kinds } = appeal;
  return (
    <>
      <Heading caption={`Draft ${number}`}>An appeal to alumni</Heading>
      <p class="govuk-body">
        {kinds.length > 0
          ? `It asks for the mentors who are short now: ${kinds.map(({ value }) => value).join(', ')}.`
          : 'No kind of mentor stands out, so it asks for mentors of all kinds.'}{' '}
        Change it as you like, copy it, and send it as you usually write to alumni. It says nothing of any student.
      </p>
      <TextField name="subject" label="Subject" value={subject} />
      <TextArea
        name="text"
        label="Text"
        hint="What you change here is not kept. Copy it before you leave."
        rows={16}
        value={paragraphs.join('\n\n')}
      />
      <div data-copy="text" hidden>
        <Button variant="secondary" id="copy">
          Copy the text
        </Button>
        <p class="govuk-body" role="status" />
      </div>
    </>
  );
}
