import type { Appeal } from '@footing/matching';
import { campaignPaths } from '../campaigns/campaign-paths';
import { Button, Heading, TextArea, TextField } from '@footing/pages';

interface AppealView {
  readonly number: number;
  readonly appeal: Appeal;
  readonly roundId: string;
  /** Whether whoever asks may send invitations from here. */
  readonly maySend: boolean;
}

/** A letter to alumni, ready to be changed and taken away. Nothing is kept of it here. */
export function AppealPage({ number, appeal, roundId, maySend }: AppealView) {
  const { subject, paragraphs, kinds } = appeal;
  const sectors = kinds.filter(({ by }) => by === 'direction').map(({ value }) => value);
  return (
    <>
      <Heading caption={`Draft ${number}`}>An appeal to alumni</Heading>
      <p class="govuk-body">
        {kinds.length > 0
          ? `It asks for the mentors who are short now: ${kinds.map(({ value }) => value).join(', ')}.`
          : 'No kind of mentor stands out, so it asks for mentors of all kinds.'}{' '}
        Change it as you like, and copy it or send it from here. It says nothing of any student.
      </p>
      <form method="get" action={campaignPaths.newCampaign}>
        <input type="hidden" name="roundId" value={roundId} />
        <input type="hidden" name="standing" value="earlier" />
        <input type="hidden" name="sectors" value={sectors.join(', ')} />
        <TextField name="subject" label="Subject" value={subject} />
        <TextArea
          name="text"
          label="Text"
          hint="What you change here is not kept. Copy it before you leave."
          rows={16}
          value={paragraphs.join('\n\n')}
        />
        {maySend && <Button variant="secondary">Write to mentors of earlier rounds with it</Button>}
      </form>
      <div data-copy="text" hidden>
        <Button variant="secondary" id="copy">
          Copy the text
        </Button>
        <p class="govuk-body" role="status" />
      </div>
    </>
  );
}
