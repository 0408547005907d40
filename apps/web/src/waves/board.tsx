import { Details, InsetText, Table, Tag } from '@footing/pages';
import { type BoardWave, FEWEST, type ShownCounts, surveySteps } from '@footing/surveys';
import { gapInWords, likenessInWords, reasonsInWords, whatToDo } from './board-words';
import { armNames, kindNames, stepNames } from './wave-words';

/** How the surveys of a round go, one time of asking after another. */
export function BoardShown({ board }: { readonly board: readonly BoardWave[] }) {
  return (
    <>
      <p class="govuk-body">
        Counts below {FEWEST} are hidden, for they could tell of somebody. Whoever does not want to be counted is not in
        here, from the moment in which they said so.
      </p>
      <Alerts board={board} />
      {board.map((wave) => (
        <Details
          summary={
            <>
              {kindNames[wave.kind]} {wave.alerts.length > 0 && <Tag tone="needs-you">Needs a look</Tag>}
            </>
          }
        >
          <OneWave wave={wave} />
        </Details>
      ))}
    </>
  );
}

/** What to look at, before every figure. */
function Alerts({ board }: { readonly board: readonly BoardWave[] }) {
  const alarming = board.filter(({ alerts }) => alerts.length > 0);
  return (
    <>
      {alarming.map((wave) => (
        <InsetText>
          <p class="govuk-body">
            <strong>{kindNames[wave.kind]}: what to do</strong>
          </p>
          {[...reasonsInWords(wave), ...whatToDo(wave)].map((line) => (
            <p class="govuk-body">{line}</p>
          ))}
        </InsetText>
      ))}
    </>
  );
}

function OneWave({ wave }: { readonly wave: BoardWave }) {
  const gap = gapInWords(wave);
  const hasBegun = wave.arms.some(({ counts }) => counts.invited !== 0);
  return (
    <>
      {wave.arms.length === 0 ? (
        <p class="govuk-body">Nobody is to be asked yet.</p>
      ) : (
        <Counts
          caption={`${kindNames[wave.kind]}: who got how far`}
          rows={[
            ...wave.arms.map(({ arm, counts }) => ({ name: armNames[arm], counts })),
            ...wave.groups.map(({ isPriority, counts }) => ({
              name: isPriority ? 'Students in a priority group' : 'Other students',
              counts,
            })),
          ]}
        />
      )}
      {hasBegun && (
        <>
          {gap && <p class="govuk-body">{gap}</p>}
          <p class="govuk-body">{likenessInWords(wave)}</p>
        </>
      )}
    </>
  );
}

interface CountsView {
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly counts: ShownCounts }[];
}

const Counts = ({ caption, rows }: CountsView) => (
  <Table
    caption={caption}
    captionHidden
    firstCellIsHeader
    columns={[{ text: 'Who' }, ...surveySteps.map((step) => ({ text: stepNames[step], numeric: true }))]}
    rows={rows.map(({ name, counts }) => [name, ...surveySteps.map((step) => counts[step] ?? 'hidden')])}
  />
);
