import type { DraftView, Study, StudyResults } from '@footing/matching';
import { Button, Heading, InsetText, PostForm, SummaryList, Tag } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
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
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>Same inputs, same result</Heading>
      <p class="govuk-body">
        A draft can be made again from the answers, rules and lottery number that were kept with it, and then everything
        that was decided is decided again, in the same order. If it comes out the same, nobody has changed it by hand
        and nothing in it was left to chance.
      </p>
      {draft.agreementChangedAt === null ? <Again {...{ draft, study, csrf, mayAsk }} /> : <Destroyed draft={draft} />}
    </>
  );
}

/** What is gone, and what is left to check by. */
function Destroyed({ draft }: Pick<ReplayView, 'draft'>) {
  const { agreementChangedAt, inputHash, resultHash, engineVersion } = draft;
  return (
    <>
      <InsetText>
        This draft cannot be made again. On {moment(agreementChangedAt ?? draft.createdAt)} answers that it was made
        from were destroyed, because somebody in it changed what they agree to, or because their time was over. Whoever
        changed their mind was taken out of it then.
      </InsetText>
      <p class="govuk-body">What is left:</p>
      <SummaryList
        rows={[
          { label: 'Decisions', value: 'All are still in the log' },
          { label: 'Engine', value: `Version ${engineVersion ?? 'not known'}` },
          { label: 'What went in', value: <code>{inputHash}</code> },
          { label: 'The result then', value: <code>{resultHash}</code> },
        ]}
      />
      <p class="govuk-body">
        The long numbers are fingerprints (SHA-256). They show whether a copy of what went in, kept elsewhere, is the
        true one. They tell nothing by themselves.
      </p>
    </>
  );
}

function Again({ draft, study, csrf, mayAsk }: ReplayView) {
  const here = paths.replay(draft.id);
  return (
    <>
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
          ...decidedRows(again.decided),
        ]}
      />
      <p class="govuk-body">
        The long numbers are fingerprints (SHA-256): one letter changed anywhere in the draft would change them.
      </p>
    </>
  );
}

/** What came of deciding again, where the study did so. */
function decidedRows(decided: StudyResults['replay']['decided']) {
  if (!decided) return [];
  const isSame = decided.differsAt === null && decided.unexplained === 0;
  return [
    {
      label: 'Decided again',
      value: (
        <>
          <Tag tone={isSame ? 'done' : 'problem'}>{isSame ? 'The same' : 'Different'}</Tag> {decidedWords(decided)}
        </>
      ),
    },
  ];
}

/** What came of deciding again, in a sentence or two. */
export function decidedWords({
  decisions,
  differsAt,
  unexplained,
}: NonNullable<StudyResults['replay']['decided']>): string {
  if (decisions === 0 && unexplained === 0)
    return 'Nothing was decided yet, and the pairings are as the engine made them';
  const all = count(decisions, 'decision');
  if (differsAt !== null) return `${all}. The first that does not follow is number ${differsAt} of the log`;
  if (unexplained > 0) return `${all}, and ${count(unexplained, 'student')} whose place the log does not explain`;
  return `${all} lead to the pairings that are there`;
}

const isExplained = ({ decided }: StudyResults['replay']): boolean =>
  !decided || (decided.differsAt === null && decided.unexplained === 0);

/** What the comparison means, in a sentence. */
export function verdict(
  draft: Pick<DraftView, 'inputHash' | 'resultHash' | 'engineVersion'>,
  again: StudyResults['replay'],
): string {
  if (again.inputHash !== draft.inputHash)
    return 'What was kept of this draft has been changed since it was made. Do not rely on it: ask whoever runs the database.';
  if (again.resultHash === draft.resultHash && isExplained(again))
    return 'The draft came out the same, to the last letter.';
  if (again.resultHash === draft.resultHash)
    return 'The engine makes the same draft, but the decisions in the log do not lead to the pairings that are there. Ask whoever runs the database.';
  if (again.engineVersion !== draft.engineVersion)
    return 'The draft came out different, but it was made by an earlier version of the engine. Use that version to compare.';
  return 'The draft came out different. This should never happen: tell whoever looks after Footing for you.';
}
