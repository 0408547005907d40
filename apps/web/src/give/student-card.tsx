import type { OwnPairing } from '@footing/pairings';
import { Button, ButtonGroup, PersonCard, PostForm, Tag } from '@footing/pages';
import { asksFirst, roleOfOther, sideOfOther, stepButtons } from '../pairing/own-words';
import { stateTags } from '../pairing/state-words';
import { paths } from '../paths';
import { dayInWords } from '../home/year-of';

/** One student: how it stands, what is next and by when, and answers of one tap. */
export function StudentCard({ pairing, csrf }: { readonly pairing: OwnPairing; readonly csrf: string }) {
  const { id, other, state, next, steps, roundName, groupSize } = pairing;
  return (
    <PersonCard
      name={other.name}
      side={sideOfOther(pairing)}
      role={`${roleOfOther(pairing)} · ${roundName}`}
      headline={
        <>
          <Tag tone={stateTags[state].tone}>{stateTags[state].words}</Tag> {next.what}
          {next.by ? ` By ${dayInWords(next.by)}.` : ''}
          {groupSize !== null && groupSize > 1 ? ` ${groupSize} students meet together.` : ''}
        </>
      }
      actions={<Links pairing={pairing} />}
    >
      <ButtonGroup>
        {steps
          .filter((step) => !asksFirst.includes(step))
          .map((step, at) => (
            <PostForm action={paths.myPairingStep(id, step)} csrf={csrf}>
              <Button variant={at === 0 ? 'primary' : 'secondary'}>
                {stepButtons[step]}
                <span class="govuk-visually-hidden">: {other.name}</span>
              </Button>
            </PostForm>
          ))}
      </ButtonGroup>
    </PersonCard>
  );
}

function Links({ pairing: { id, other, state } }: { readonly pairing: OwnPairing }) {
  return (
    <>
      <a class="govuk-link" href={paths.myPairing(id)}>
        Everything about it<span class="govuk-visually-hidden">: {other.name}</span>
      </a>{' '}
      {state === 'active' || state === 'paused' ? (
        <a class="govuk-link" href={paths.together(id)}>
          Agreement, goals and guides<span class="govuk-visually-hidden">: {other.name}</span>
        </a>
      ) : null}
    </>
  );
}
