import type { DraftView, Study, StudyResults } from '@footing/matching';
import { Button, Heading, InsetText, PostForm, SummaryList, Tag } from '@footing/pages';
import { paths } from '../paths';
import { moment } from '../review/review-words';
import { StudyShown } from './study-shown';

interface ReplayView {
  readonly draft: DraftView;
  readonly study: Study | null;
  readonly csrf: string;
  readonly mayAsk: boolean;
}

/** The draft made again from what was kept of it, and whether it is the same to the last letter. */
export function ReplayPage({ draft, study, csrf, mayAsk }: ReplayView) {
  const here = paths.replay(draft.id);
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>Same inputs, same result</Heading>
      <p class="govuk-body">
        A draft can be made again at any time from the answers, rules and lottery number that were kept with it. If it
        comes out the same, nobody has changed it by hand and nothing in it was left to chance.
      </p>
      <StudyShown
        kind="replay"
        label="Making the draft again"
        href={here}
        found={(ended, again) => <Outcome draft={draft} study={ended} again={again} />}
        {...{ study, csrf }}
      >
        {mayAsk ? (
          <PostForm action={here} csrf={csrf}>
            <Button {...(study ? { variant: 'secondary' as const } : {})}>
              {study ? 'Make it again once more' : 'Make this draft again'}
            </Button>
          </PostForm>
        ) : null}
      </StudyShown>
    </>
  );
}

interface OutcomeView {
  readonly draft: DraftView;
  readonly study: Study;
  readonly again: StudyResults['replay'];
}

function Outcome({ draft, study, again }: OutcomeView) {
  const engine = again.engineVersion === draft.engineVersion;
  const rows = [
    ['What went in', draft.inputHash, again.inputHash],
    ['The result', draft.resultHash, again.resultHash],
  ] as const;
  return (
    <>
      <InsetText>{verdict(draft, again)}</InsetText>
      <SummaryList
        rows={[
          { label: 'Made again', value: moment(study.finishedAt ?? study.askedAt) },
          {
            label: 'Engine',
            value: engine
              ? `Version ${again.engineVersion}, as then`
              : `Version ${again.engineVersion}, then ${draft.engineVersion}`,
          },
          ...rows.map(([label, then, now]) => ({
            label,
            value: (
              <>
                <Tag tone={then === now ? 'done' : 'problem'}>{then === now ? 'The same' : 'Different'}</Tag>{' '}
                <code>{now}</code>
              </>
            ),
          })),
        ]}
      />
      <p class="govuk-body">
        The long numbers are fingerprints (SHA-256): one letter changed anywhere in the draft would change them.
      </p>
    </>
  );
}

/** What the comparison means, in a sentence. */
export function verdict(
  draft: Pick<DraftView, 'inputHash' | 'resultHash' | 'engineVersion'>,
  again: StudyResults['replay'],
): string {
  if (again.inputHash !== draft.inputHash)
    return 'What was kept of this draft has been changed since it was made. Do not rely on it: ask whoever runs the database.';
  if (again.resultHash === draft.resultHash) return 'The draft came out the same, to the last letter.';
  if (again.engineVersion !== draft.engineVersion)
    return 'The draft came out different, but it was made by an earlier version of the engine. Use that version to compare.';
  return 'The draft came out different. This should never happen: tell whoever looks after Footing for you.';
}
