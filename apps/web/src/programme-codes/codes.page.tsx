import { type CodeChoices, type CodedProgramme, deliveries, kindInWords, risks } from '@footing/programmes';
import { EmptyState, Heading, InsetText, SummaryList } from '@footing/pages';
import { codeAddresses as at } from './addresses';

interface CodesView {
  readonly programmes: readonly CodedProgramme[];
  readonly choices: CodeChoices;
  readonly mayEdit: boolean;
}

/** Every programme with the codes that it goes out under. */
export function CodesPage({ programmes, choices, mayEdit }: CodesView) {
  const without = programmes.filter((one) => !one.isCoded);
  return (
    <>
      <Heading>Codes of programmes</Heading>
      <p class="govuk-body">
        Regulators and evaluators read by codes what a programme is. They stand in documents of evidence and in files
        for tracking services.
      </p>
      {programmes.length === 0 && (
        <EmptyState title="Your programmes will be here">
          <p class="govuk-body">Each programme will be here with its codes.</p>
        </EmptyState>
      )}
      {without.length > 0 && (
        <InsetText>
          Without codes: {without.map(({ programme }) => programme.name).join(', ')}.
          {mayEdit && ' Open each to give it its codes.'}
        </InsetText>
      )}
      {programmes.map((one) => (
        <OneProgramme key={one.programme.id} {...{ one, choices, mayEdit }} />
      ))}
      {mayEdit && (
        <p class="govuk-body">
          <a class="govuk-link" href={at.kinds}>
            Kinds of activity to choose from
          </a>
        </p>
      )}
    </>
  );
}

type OneView = Pick<CodesView, 'choices' | 'mayEdit'> & { readonly one: CodedProgramme };

function OneProgramme({ one, choices, mayEdit }: OneView) {
  const { id, name } = one.programme;
  return (
    <section aria-labelledby={`codes-${id}`}>
      <Heading level={2} id={`codes-${id}`}>
        {name}
      </Heading>
      <CodesShown one={one} choices={choices} />
      {mayEdit && (
        <p class="govuk-body">
          <a class="govuk-link" href={at.of(id)}>
            Change the codes<span class="govuk-visually-hidden"> of {name}</span>
          </a>
        </p>
      )}
    </section>
  );
}

const NOT_SAID = 'Not said yet';

function CodesShown({ one: { codes, isOfList }, choices }: Omit<OneView, 'mayEdit'>) {
  const { moat, primaryRisk, targetRefs, plannedHours, delivery, outcomes } = codes;
  const others = codes.risks.filter((risk) => risk !== primaryRisk).map(riskInWords);
  const older = isOfList ? '' : '. It is not in the list in use: choose again';
  return (
    <SummaryList
      rows={[
        ...(choices.hasRegister
          ? [
              { label: 'Risk it meets first', value: primaryRisk === null ? NOT_SAID : riskInWords(primaryRisk) },
              { label: 'Other risks', value: others.length === 0 ? 'None' : others.join('; ') },
            ]
          : []),
        { label: 'Kind of activity', value: moat === null ? NOT_SAID : `${kindInWords(moat)}${older}` },
        { label: 'Outcomes looked for', value: outcomes || NOT_SAID },
        { label: 'How it is given', value: delivery === null ? NOT_SAID : deliveries[delivery] },
        { label: 'Hours meant for each student', value: plannedHours === null ? NOT_SAID : String(plannedHours) },
        { label: 'Targets in the plan', value: targetRefs.length === 0 ? NOT_SAID : targetRefs.join(', ') },
      ]}
    />
  );
}

const riskInWords = (risk: number): string => `${risk}. ${risks[String(risk)] ?? ''}`;
