import type { InterestedPerson } from '@footing/giving';
import { Button, ButtonGroup, EmptyState, Heading, PostForm } from '@footing/pages';
import { momentInWords } from '../me/moment-in-words';
import { Address } from '../people/address';
import { interestAddresses } from './interest-addresses';

interface InterestedView {
  readonly people: readonly InterestedPerson[];
  readonly csrf: string;
}

/** Everybody who waits for an answer, with the two answers there are. */
export function InterestedPage({ people, csrf }: InterestedView) {
  return (
    <>
      <Heading>People who want to mentor</Heading>
      <p class="govuk-body">
        They wrote to us by themselves, and have shown that the address is theirs. With your answer what they wrote is
        deleted here; an invitation keeps their name and address.
      </p>
      {people.length === 0 ? (
        <EmptyState title="Nobody waits for an answer">
          People who fill in the form on the page “I want to be a mentor” will be here.
        </EmptyState>
      ) : (
        people.map((person, at) => <Person key={person.id} {...{ person, csrf }} isFirst={at === 0} />)
      )}
    </>
  );
}

interface PersonView extends Pick<InterestedView, 'csrf'> {
  readonly person: InterestedPerson;
  readonly isFirst: boolean;
}

function Person({ person, csrf, isFirst }: PersonView) {
  const { id, name, email, does, since } = person;
  const to = <span class="govuk-visually-hidden"> {name}</span>;
  return (
    <section>
      {isFirst ? null : <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible" />}
      <Heading level={2}>{name}</Heading>
      <p class="govuk-body">
        <Address email={email} />, since {momentInWords(since)}
      </p>
      <p class="govuk-body">{does}</p>
      <ButtonGroup>
        <PostForm action={interestAddresses.answer(id, 'invite')} csrf={csrf}>
          <Button>Invite{to}</Button>
        </PostForm>
        <PostForm action={interestAddresses.answer(id, 'decline')} csrf={csrf}>
          <Button variant="secondary">Thank and decline{to}</Button>
        </PostForm>
      </ButtonGroup>
    </section>
  );
}
