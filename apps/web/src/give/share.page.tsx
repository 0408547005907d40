import type { ShownPurpose } from '@footing/consent';
import type { SharingView } from '@footing/giving';
import { type FieldError, purposes } from '@footing/kernel';
import { Button, Checkboxes, ChoiceText, Heading, PostForm } from '@footing/pages';
import { paragraphsOf } from '../my-data/choice-words';
import { type CardsView, PurposeCard } from '../my-data/purpose-card';
import { paths } from '../paths';

interface ShareView extends CardsView {
  readonly roundId: string;
  /** Null where the university does not ask about shared experience. */
  readonly sharing: SharingView | null;
  readonly cards: readonly ShownPurpose[];
  readonly ticked: readonly string[];
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What a student sees, one switch each; and what somebody would like to share, one box each. Nothing is ticked beforehand. */
export function SharePage({ roundId, sharing, cards, ticked, errors, csrf, ...view }: ShareView) {
  const action = paths.offerStep(roundId, 'share');
  return (
    <>
      <Heading>What a student sees of you</Heading>
      <p class="govuk-body-l">Your first name. Everything else is off until you say yes to it.</p>
      <PostForm action={action} csrf={csrf}>
        {cards.map((shown) => (
          <PurposeCard shown={shown} view={view} level={2} />
        ))}
      </PostForm>
      {sharing && sharing.words.length > 0 && (
        <PostForm action={action} csrf={csrf}>
          <input type="hidden" name="shown" value={sharing.shown} />
          <Checkboxes
            name="experience"
            legend="Would you like to share something with a student who asks for it?"
            legendSize="m"
            hint="You can leave this blank: it does not change whether we find somebody for you. Each one that you tick is a yes of its own, and you can withdraw it at any time."
            items={sharing.words.map((word) => ({ value: word, text: word }))}
            values={ticked}
            errors={errors}
          />
          <Heading level={3}>What you say yes to, for each one that you tick</Heading>
          <ChoiceText paragraphs={paragraphsOf(sharing.notice.body, purposes['matching.characteristics'].title)} />
          <Button variant="secondary">Share what I ticked</Button>
        </PostForm>
      )}
      <Button href={paths.myStudents}>Go to my students</Button>
    </>
  );
}
