import { nearestDayFirst, type Programme, programmeKinds, type Round } from '@footing/programmes';
import { Button, EmptyState, Heading, Tag } from '@footing/pages';
import { paths } from '../paths';
import { codeAddresses } from '../programme-codes/addresses';
import { RoundPhaseTag } from './round-phase';

interface ProgrammesView {
  readonly programmes: readonly Programme[];
  /** Of all programmes, in any order. */
  readonly rounds: readonly Round[];
  readonly today: string;
  readonly mayEdit: boolean;
}

/** Every programme with its rounds, what presses first: the first page after signing in. */
export function ProgrammesPage({ programmes, rounds, today, mayEdit }: ProgrammesView) {
  const add = mayEdit && <Button href={paths.newProgramme}>Add a programme</Button>;
  if (programmes.length === 0) {
    return (
      <>
        <Heading>Programmes</Heading>
        <EmptyState title="Your programmes will be here" action={add}>
          <p class="govuk-body">
            A programme is a mentoring scheme that runs every year, for example career mentoring. Each year’s run is a
            round, with its own dates and rules.
            {!mayEdit && ' A programme lead can add one.'}
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <Heading>Programmes</Heading>
      {programmes.map((programme) => (
        <ProgrammeSection
          key={programme.id}
          programme={programme}
          rounds={rounds.filter(({ programmeId }) => programmeId === programme.id)}
          today={today}
        />
      ))}
      {add}
      {mayEdit && <More />}
    </>
  );
}

const More = () => (
  <p class="govuk-body">
    <a class="govuk-link" href={paths.togetherTexts}>
      Agreements and guides that pairs read
    </a>
    <br />
    <a class="govuk-link" href={codeAddresses.all}>
      Codes of programmes for evaluators
    </a>
  </p>
);

interface SectionView {
  readonly programme: Programme;
  readonly rounds: readonly Round[];
  readonly today: string;
}

function ProgrammeSection({ programme, rounds, today }: SectionView) {
  const byDay = nearestDayFirst(today);
  return (
    <section aria-labelledby={`programme-${programme.id}`}>
      <Heading level={2} id={`programme-${programme.id}`}>
        <a class="govuk-link" href={paths.programme(programme.id)}>
          {programme.name}
        </a>{' '}
        <Tag tone="neutral">{programmeKinds[programme.kind].name}</Tag>
      </Heading>
      {rounds.length === 0 && <p class="govuk-body">No round yet.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {rounds
          .toSorted((a, b) => byDay(a.dates, b.dates))
          .slice(0, 3)
          .map((round) => (
            <li key={round.id}>
              <a class="govuk-link" href={paths.round(round.id)}>
                {round.name}
                <span class="govuk-visually-hidden"> of {programme.name}</span>
              </a>{' '}
              <RoundPhaseTag round={round} today={today} />
            </li>
          ))}
      </ul>
    </section>
  );
}
