import { type Campaign, standings } from '@footing/campaigns';
import { Button, ButtonGroup, EmptyState, Heading, Table, Tag } from '@footing/pages';
import { campaignPaths } from './campaign-paths';
import { stateWords } from './campaign-words';

/** Invitations and reminders, newest first. */
export function CampaignsPage({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  return (
    <>
      <Heading>Invitations and reminders</Heading>
      <p class="govuk-body">
        Mail to some of those whom a round is for. It goes out in waking hours only, once to each person, and never to
        people who stopped such mail.
      </p>
      <ButtonGroup>
        <Button href={campaignPaths.newCampaign}>Write a new one</Button>
        <a class="govuk-link" href={campaignPaths.campaignSettings}>
          Quiet hours and how much mail
        </a>
      </ButtonGroup>
      {campaigns.length === 0 ? (
        <EmptyState title="There are none yet">Reminders to finish signing up are sent by themselves.</EmptyState>
      ) : (
        <Table
          caption="Invitations and reminders"
          captionHidden
          firstCellIsHeader
          columns={[{ text: 'Name' }, { text: 'Round' }, { text: 'For' }, { text: 'State' }]}
          rows={campaigns.map((one) => [
            <a class="govuk-link" href={campaignPaths.campaign(one.id)}>
              {one.name}
            </a>,
            one.roundName,
            standings[one.segment.standing].words,
            <StateTag state={one.state} />,
          ])}
        />
      )}
    </>
  );
}

export function StateTag({ state }: Pick<Campaign, 'state'>) {
  const { text, tone } = stateWords[state];
  return <Tag {...(tone ? { tone } : {})}>{text}</Tag>;
}
