import { type Programme, programmeKinds, type Round } from '@footing/programmes';
import { Button, ButtonGroup, EmptyState, Heading, Table } from '@footing/pages';
import { afterPaths } from '../after-meetings/after-paths';
import { paths } from '../paths';
import { codeAddresses } from '../programme-codes/addresses';
import { daysInWords } from './dates-in-words';
import { RoundPhaseTag } from './round-phase';

interface ProgrammeView {
  readonly programme: Programme;
  /** The latest first. */
  readonly rounds: readonly Round[];
  readonly today: string;
  readonly mayEdit: boolean;
}

/** One programme with all its rounds. */
export function ProgrammePage({ programme, rounds, today, mayEdit }: ProgrammeView) {
  const { id, name, kind, about } = programme;
  return (
    <>
      <Heading caption={programmeKinds[kind].name}>{name}</Heading>
      {about.split(/\n+/).map((line) => line && <p class="govuk-body">{line}</p>)}
      {mayEdit && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.editProgramme(id)}>
            Change the name, kind or description
          </a>
          <br />
          <a class="govuk-link" href={paths.meanwhile(id)}>
            Change what students read who have nobody yet
          </a>
          <br />
          <a class="govuk-link" href={paths.filesWithMessages(id)}>
            Say whether files can be sent with messages
          </a>
          <br />
          <a class="govuk-link" href={afterPaths.usualCadence(id)}>
            Say how often pairs meet
          </a>
          <br />
          <a class="govuk-link" href={codeAddresses.of(id)}>
            Change the codes for evaluators
          </a>
        </p>
      )}
      <Heading level={2}>Rounds</Heading>
      {rounds.length === 0 ? <NoRounds id={id} mayEdit={mayEdit} /> : <Rounds rounds={rounds} today={today} />}
      {mayEdit && rounds.length > 0 && (
        <ButtonGroup>
          <Button href={paths.newRound(id)}>Add a round</Button>
        </ButtonGroup>
      )}
    </>
  );
}

function NoRounds({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const add = mayEdit && <Button href={paths.newRound(id)}>Add the first round</Button>;
  return (
    <EmptyState title="The rounds of this programme will be here" action={add}>
      <p class="govuk-body">A round is one year’s run: people sign up, you match them, they meet.</p>
    </EmptyState>
  );
}

function Rounds({ rounds, today }: { rounds: readonly Round[]; today: string }) {
  const rows = rounds.map((round) => [
    <a class="govuk-link" href={paths.round(round.id)}>
      {round.name}
    </a>,
    daysInWords(round.dates.signUpOpens, round.dates.signUpCloses),
    daysInWords(round.dates.meetingsStart, round.dates.meetingsEnd),
    <RoundPhaseTag round={round} today={today} />,
  ]);
  const columns = [{ text: 'Round' }, { text: 'Sign-up' }, { text: 'Meetings' }, { text: 'Now' }];
  return <Table caption="Rounds, the latest first" captionHidden columns={columns} rows={rows} firstCellIsHeader />;
}
