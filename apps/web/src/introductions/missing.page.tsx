import { LEAST_WRITERS, type MissingView } from '@footing/introductions';
import { Heading, InsetText } from '@footing/pages';
import { captionOf } from '../programme/round-words';

/** What students wrote for whom nobody on their list was right, without names. */
export function MissingPage({ detail, words }: MissingView) {
  return (
    <>
      <Heading caption={captionOf(detail)}>What students miss</Heading>
      <p class="govuk-body">
        Students who said that nobody on their shortlist is right for them wrote this. It helps to look for such
        mentors. It comes without names, in no order, and nobody can ask whose it is.
      </p>
      {words === null ? (
        <InsetText>
          Fewer than {LEAST_WRITERS} have written something so far. Words of so few would tell who wrote them, so they
          are not shown.
        </InsetText>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {words.map((one, index) => (
            <li key={index}>{one}</li>
          ))}
        </ul>
      )}
    </>
  );
}
