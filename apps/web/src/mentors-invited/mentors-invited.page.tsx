import { type InvitationState, type InvitationView, MOST_AT_ONCE } from '@footing/identity';
import { Button, EmptyState, Heading, PostForm, Table, Tag, type TagTone, TextArea } from '@footing/pages';
import { interestAddresses } from '../give/interest-addresses';
import { momentInWords } from '../me/moment-in-words';
import { paths } from '../paths';
import { Address } from '../people/address';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

const states: Readonly<Record<InvitationState, { words: string; tone: TagTone }>> = {
  waiting: { words: 'Being sent', tone: 'neutral' },
  sent: { words: 'Sent', tone: 'information' },
  bounced: { words: 'Came back', tone: 'needs-you' },
  opened: { words: 'Said yes', tone: 'information' },
  used: { words: 'Signed in', tone: 'done' },
  expired: { words: 'Ran out', tone: 'needs-you' },
  withdrawn: { words: 'Withdrawn', tone: 'neutral' },
};

/** Everybody who was invited, with what came of it. */
export function MentorsInvitedPage(props: { readonly invitations: readonly InvitationView[]; readonly csrf: string }) {
  const { invitations, csrf } = props;
  const invite = <Button href={paths.inviteMentors}>Invite mentors</Button>;
  return (
    <>
      <Heading>Mentors invited</Heading>
      <p class="govuk-body">
        An invitation works once, for 14 days. It lets that one address sign up as a mentor here, and nothing more.{' '}
        <a class="govuk-link" href={interestAddresses.interested}>
          See who wants to mentor
        </a>
      </p>
      {invitations.length === 0 ? (
        <EmptyState title="Invitations will be here" action={invite}>
          Paste the addresses of graduates who could be mentors.
        </EmptyState>
      ) : (
        <>
          {invite}
          <Table
            caption="The newest first, at most 200"
            columns={[
              { text: 'Person' },
              { text: 'Where it is' },
              { text: 'Sent' },
              { text: 'Until' },
              { text: 'Change' },
            ]}
            firstCellIsHeader
            rows={invitations.map((invitation) => rowOf(invitation, csrf))}
          />
        </>
      )}
    </>
  );
}

function rowOf(invitation: InvitationView, csrf: string) {
  const { email, name, state, sentAt, expiresAt } = invitation;
  const { words, tone } = states[state];
  return [
    <span>
      {name ? `${name}, ` : ''}
      <Address email={email} />
    </span>,
    <Tag tone={tone}>{words}</Tag>,
    momentInWords(sentAt),
    momentInWords(expiresAt),
    state === 'used' || state === 'withdrawn' ? 'Nothing to do' : <Changes {...invitation} csrf={csrf} />,
  ];
}

function Changes({ id, email, csrf }: { readonly id: string; readonly email: string; readonly csrf: string }) {
  const about = <span class="govuk-visually-hidden"> the invitation of {email}</span>;
  return (
    <>
      <PostForm action={paths.inviteAgain(id)} csrf={csrf}>
        <button class="footing-link-button" type="submit">
          Send again{about}
        </button>
      </PostForm>
      <PostForm action={paths.withdrawInvitation(id)} csrf={csrf}>
        <button class="footing-link-button" type="submit">
          Withdraw{about}
        </button>
      </PostForm>
    </>
  );
}

/** A box for addresses. */
export function InviteMentorsPage({ action, csrf, typed, errors }: FormView) {
  return (
    <PostForm action={action} csrf={csrf}>
      <TextArea
        name="addresses"
        label="Invite mentors"
        labelSize="l"
        labelIsPageHeading
        hint={`Paste one or many e-mail addresses, one a line, with or without a name. At most ${MOST_AT_ONCE} at once.`}
        rows={8}
        spellcheck={false}
        autocomplete="off"
        value={textIn(typed, 'addresses')}
        errors={errors}
      />
      <p class="govuk-body">
        Each of them gets a mail of their own. Anyone who has an open invitation, or is a mentor already, gets none.
      </p>
      <Button>Send the invitations</Button>
    </PostForm>
  );
}
