import type { SignedOffPreview } from '@footing/people';
import {
  Button,
  ButtonGroup,
  Heading,
  InsetText,
  pageLinks,
  Pagination,
  PostForm,
  StatTiles,
  Table,
} from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { changeWord, tierInWords } from './signed-off-words';

interface CheckView {
  readonly roundId: string;
  /** YYYY-MM-DD. */
  readonly matchBy: string;
  readonly preview: SignedOffPreview;
  readonly csrf: string;
}

/** Who would be added, changed and removed, and the yes to it. */
export function SignedOffCheckPage({ roundId, matchBy, preview, csrf }: CheckView) {
  const { listId, students, notYetKnown, added, changed, removed } = preview;
  return (
    <>
      <Heading caption="Signed-off tiers">Check before you confirm</Heading>
      <StatTiles
        items={[
          { value: String(added), label: 'Added', detail: 'not on the list now' },
          { value: String(changed), label: 'Changed', detail: 'another tier or day' },
          { value: String(removed), label: 'Removed', detail: 'on the list now, not on this one' },
        ]}
      />
      <p class="govuk-body">
        The list has {count(students, 'student')}. {notYetKnown} of them {notYetKnown === 1 ? 'is' : 'are'} not known
        here yet: it counts when they arrive. A tier counts if it is still valid on {dayInWords(matchBy)}.
      </p>
      {added + changed + removed === 0 && <InsetText>This list says the same as the one in force.</InsetText>}
      <PostForm action={paths.signedOffCheck(roundId)} csrf={csrf}>
        <input type="hidden" name="list" value={listId} />
        <ButtonGroup>
          <Button>Put this list in force</Button>
          <Button variant="secondary" formAction={paths.giveUpSignedOff(roundId)}>
            Give this list up
          </Button>
        </ButtonGroup>
      </PostForm>
      {preview.changes.length > 0 && <Changes roundId={roundId} preview={preview} />}
    </>
  );
}

function Changes({ roundId, preview }: Pick<CheckView, 'roundId' | 'preview'>) {
  const { changes, page, pages } = preview;
  return (
    <>
      <Heading level={2}>Who is added, changed and removed</Heading>
      <Table
        caption="Who is added, changed and removed"
        captionHidden
        columns={[{ text: 'Student' }, { text: 'What happens' }, { text: 'Now' }, { text: 'With this list' }]}
        firstCellIsHeader
        rows={changes.map((change) => [
          change.student,
          changeWord(change),
          tierInWords(change.before),
          tierInWords(change.after),
        ])}
      />
      {pages > 1 && (
        <Pagination
          {...pageLinks(page, pages, (n) => `${paths.signedOffCheck(roundId)}?page=${n}`)}
          landmark="Pages of changes"
        />
      )}
    </>
  );
}
