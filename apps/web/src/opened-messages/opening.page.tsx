import { MOST_DAYS_TO_TELL, openingReasons, type PairFound } from '@footing/conversations';
import {
  Button,
  FilterForm,
  Heading,
  NumberField,
  PostForm,
  Radios,
  TextArea,
  TextField,
  WarningText,
} from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { paths } from '../paths';

interface FindView {
  readonly name: string;
  readonly found: readonly PairFound[];
}

/** Finding the two people, or the group, whose messages are to be opened. */
export function FindMessagesPage({ name, found }: FindView) {
  return (
    <>
      <Heading>Whose messages?</Heading>
      <p class="govuk-body">
        Look for one of the people by their name. You choose on the next page whether to open anything.
      </p>
      <FilterForm action={paths.findMessages} submit="Look">
        <TextField name="name" label="Part of a name" value={name} width={20} />
      </FilterForm>
      {name !== '' && found.length === 0 ? (
        <p class="govuk-body">Nobody in a pairing has this name. Two letters are the fewest we look for.</p>
      ) : null}
      <ul class="govuk-list">
        {found.map((pair) => (
          <li>
            {pair.conversationId === null ? (
              namesOf(pair)
            ) : (
              <a class="govuk-link" href={paths.openMessages(pair.pairingId)}>
                {namesOf(pair)}
              </a>
            )}
            <br />
            <span class="govuk-hint">
              {pair.programme}, {pair.round}
              {pair.conversationId === null ? ': nobody has written anything' : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const namesOf = ({ isGroup, student, mentor }: PairFound): string =>
  isGroup ? `The group of ${mentor}, with ${student}` : `${student} and ${mentor}`;

/** Saying why, before anything is opened. */
export function OpenMessagesPage({ pair, typed, errors, action, csrf }: FormView & { readonly pair: PairFound }) {
  return (
    <>
      <Heading caption={namesOf(pair)}>Open their messages</Heading>
      <WarningText>If somebody is in danger now, call 999 first.</WarningText>
      <p class="govuk-body">
        You, and nobody else, can then read{' '}
        {pair.isGroup ? 'what this group writes' : 'what the two write to each other'} for 24 hours. The data protection
        officer and all administrators are told at once, with the reason that you choose here. Each time you look is
        written down. Afterwards the people themselves are told.
      </p>
      <PostForm action={action} csrf={csrf}>
        <Radios
          name="reason"
          legend="Why do you need to read them?"
          items={Object.entries(openingReasons).map(([value, text]) => ({ value, text }))}
          value={textIn(typed, 'reason')}
          errors={errors}
        />
        <TextArea
          name="words"
          label="In your own words"
          hint="What happened, and why there is no milder way. Safeguarding leads and the data protection officer read it"
          value={textIn(typed, 'words')}
          errors={errors}
        />
        <NumberField
          name="tellAfterDays"
          label="How many days after the end are they told?"
          hint={`0 to ${MOST_DAYS_TO_TELL}. You can ask the data protection officer later that they are not told`}
          value={textIn(typed, 'tellAfterDays')}
          errors={errors}
        />
        <Button>Open the messages for 24 hours</Button>
      </PostForm>
    </>
  );
}
