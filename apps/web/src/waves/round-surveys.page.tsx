import { Heading } from '@footing/pages';
import type { WaveView } from '@footing/surveys';
import { BoardShown } from './board';
import { DistanceShown } from './distance-shown';
import type { RoundFigures } from './figures';
import { ScalesShown } from './scales-shown';
import { WavesTable } from './waves-table';

interface RoundSurveysView extends RoundFigures {
  readonly caption: string;
  readonly roundId: string;
  readonly waves: readonly WaveView[];
  readonly mayEdit: boolean;
  readonly today: string;
  readonly csrf: string;
}

/** The surveys of a round: when people are asked, and how it goes. */
export function RoundSurveysPage({ caption, board, scales, ...view }: RoundSurveysView) {
  const hasBegun = view.waves.some(({ invited }) => invited > 0);
  const goes = board.length > 0 && (
    <>
      <Heading level={2}>How it goes</Heading>
      <BoardShown board={board} />
    </>
  );
  return (
    <>
      <Heading caption={caption}>Surveys of this round</Heading>
      {hasBegun && goes}
      <Heading level={2}>When people are asked</Heading>
      <WavesTable {...view} isFolded={hasBegun} />
      {!hasBegun && goes}
      {scales.waves.length > 0 && (
        <>
          <Heading level={2}>What people said, together</Heading>
          <ScalesShown scales={scales.waves} />
        </>
      )}
      {scales.distance.length > 0 && (
        <>
          <Heading level={2}>How far people have come</Heading>
          <DistanceShown distance={scales.distance} />
        </>
      )}
    </>
  );
}
