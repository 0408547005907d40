import { type Campaign, campaignWords, type Reach, standings } from '@footing/campaigns';
import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, DateField, Details, Heading, InsetText, NumberField, PostForm } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { campaignPaths } from './campaign-paths';
import { momentWords, progressWords, reachWords } from './campaign-words';
import { StateTag } from './campaigns.page';

interface CampaignView {
  readonly campaign: Campaign;
  readonly counts: Parameters<typeof progressWords>[0];
  /** Null once it is settled. */
  readonly reach: Reach | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** One campaign: what it says, whom it reaches, and what can be done now. */
export function CampaignPage(view: CampaignView) {
  const { campaign, counts, reach, csrf } = view;
  const { id, name, roundName, segment, state, sendAt, automatic } = campaign;
  return (
    <>
      <Heading caption={roundName}>{name}</Heading>
      <p class="govuk-body">
        <StateTag state={state} /> {standings[segment.standing].words}
      </p>
      {automatic !== null && (
        <p class="govuk-body">The service sends this by itself. You can switch that off for all rounds.</p>
      )}
      {reach && <p class="govuk-body">{reachWords(reach)}</p>}
      {state !== 'draft' && progressWords(counts, campaign).map((words) => <p class="govuk-body">{words}</p>)}
      {sendAt && state === 'sending' && (
        <p class="govuk-body">It goes out from {momentWords(sendAt)} on, in waking hours.</p>
      )}
      <Letter campaign={campaign} />
      {state === 'draft' && <Ready {...view} />}
      {(state === 'draft' || state === 'sending') && (
        <PostForm action={campaignPaths.cancelCampaign(id)} csrf={csrf}>
          <Button variant="secondary">
            {state === 'draft' ? 'Do not send this' : 'Call off what is not sent yet'}
          </Button>
        </PostForm>
      )}
      <Details summary="What we do not know">
        <p class="govuk-body">
          Nobody can see who opened a mail or pressed a button in it: our mail holds nothing that tells us.
        </p>
      </Details>
    </>
  );
}

/** As a reader sees it. */
function Letter({ campaign }: Pick<CampaignView, 'campaign'>) {
  const { greeting = '', paragraphs, actions = [], why } = campaignWords(campaign, 'Amina');
  return (
    <>
      <Heading level={2}>As readers see it</Heading>
      <InsetText>
        <p class="govuk-body">
          <b>{campaign.subject}</b>
        </p>
        <p class="govuk-body">Hello {greeting},</p>
        {paragraphs.map((words) => (
          <p class="govuk-body">{words}</p>
        ))}
        {actions.map(({ label }) => (
          <p class="govuk-body">
            <b>{label}</b>
          </p>
        ))}
        <p class="govuk-body-s">You get this mail because {why}.</p>
        {standings[campaign.segment.standing].kind === 'news' && (
          <p class="govuk-body-s">Stop such messages with one tap</p>
        )}
      </InsetText>
    </>
  );
}

function Ready({ campaign: { id }, typed, errors, csrf }: CampaignView) {
  return (
    <>
      <ButtonGroup>
        <Button variant="secondary" href={campaignPaths.editCampaign(id)}>
          Change it
        </Button>
      </ButtonGroup>
      <PostForm action={campaignPaths.testCampaign(id)} csrf={csrf}>
        <Button variant="secondary">Send a trial to myself</Button>
      </PostForm>
      <Heading level={2}>Send it</Heading>
      <PostForm action={campaignPaths.sendCampaign(id)} csrf={csrf}>
        <DateField
          name="day"
          legend="On which day?"
          hint="Leave it empty to send it as soon as the hours allow."
          value={{ day: textIn(typed, 'day-day'), month: textIn(typed, 'day-month'), year: textIn(typed, 'day-year') }}
          errors={errors}
        />
        <NumberField
          name="hour"
          label="From which hour on? (0 to 23)"
          value={textIn(typed, 'hour') || '9'}
          width={2}
          errors={errors}
        />
        <Button>Send it to them</Button>
      </PostForm>
    </>
  );
}
