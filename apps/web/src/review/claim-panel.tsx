import type { Claim } from '@footing/matching';
import { Button, ButtonGroup, CsrfField, InsetText, PostForm } from '@footing/pages';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { claimWords } from './claim-words';
import { queryOf } from './queue-filter';

/** Who has the student: a line where it is the reader, and what can be asked or answered where a colleague comes in. */
export function ClaimPanel(view: BenchView) {
  const { claim } = view;
  if (claim === null) return null;
  return (
    <>{isFree(claim) || isQuietlyMine(claim) ? <Mine {...view} claim={claim} /> : <Shared {...view} claim={claim} />}</>
  );
}

const isFree = ({ by }: Claim): boolean => by === null;
const isQuietlyMine = ({ isMine, asker }: Claim): boolean => isMine && asker === null;

type WithClaim = BenchView & { readonly claim: Claim };

const address = ({ entry, filter }: BenchView) => paths.claim(entry.draft.id, entry.applicationId) + queryOf(filter);
const keeping = ({ entry, filter }: BenchView) =>
  paths.keepClaim(entry.draft.id, entry.applicationId) + queryOf(filter);

/** The page takes the student, and keeps them while it is open; where there is no script, a button does. */
function Mine(view: WithClaim) {
  return (
    <form method="post" action={keeping(view)} data-keep="120" data-keep-now={isFree(view.claim)}>
      <CsrfField token={view.csrf} />
      <p class="govuk-body-s" role="status">
        {claimWords(view.claim)}
      </p>
      <noscript>
        <button type="submit" class="footing-link-button">
          {isFree(view.claim) ? 'Take this student for review' : 'Keep this student for longer'}
        </button>
      </noscript>
    </form>
  );
}

function Shared(view: WithClaim) {
  const { claim } = view;
  return (
    <InsetText>
      <p class="govuk-body">{claimWords(claim)}</p>
      {claim.isMine ? <Answer {...view} /> : null}
      {claim.isMine || claim.isAsking ? null : <Ask {...view} />}
    </InsetText>
  );
}

function Ask(view: WithClaim) {
  return (
    <PostForm action={address(view)} csrf={view.csrf}>
      <Button variant="secondary" name="what" value="ask">
        Ask {view.claim.by} to hand over
      </Button>
    </PostForm>
  );
}

function Answer(view: WithClaim) {
  return (
    <PostForm action={address(view)} csrf={view.csrf}>
      <ButtonGroup>
        <Button variant="secondary" name="what" value="hand-over">
          Hand over to {view.claim.asker}
        </Button>
        <Button variant="secondary" name="what" value="keep">
          Keep this student
        </Button>
      </ButtonGroup>
    </PostForm>
  );
}
