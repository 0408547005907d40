import type { Instrument, Item } from '@footing/surveys';
import { Answer } from '@footing/pages';
import { ItemFields } from '../surveys/item-fields';
import { frameWords } from '../surveys/survey-words';

/** Where the preview stands on its page. */
export const PREVIEW = 'preview';

interface PhoneView {
  readonly instrument: Instrument;
  /** Null: nothing can be shown yet. */
  readonly item: Item | null;
  readonly language: string;
}

/**
 * A question as a phone shows it. It is to be looked at and not answered, so nothing in it can be reached; trying the whole survey
 * is how to answer it.
 */
export const Phone = (view: PhoneView) => (
  <Answer id={PREVIEW} words="The preview shows what you typed.">
    <h2 class="govuk-heading-m">On a phone</h2>
    <div class="footing-phone" inert>
      {view.item ? (
        <>
          <ItemFields {...view} item={apart(view.item)} typed={{}} errors={[]} />
          <span class="govuk-button" aria-hidden="true">
            {frameWords(view.language).next}
          </span>
        </>
      ) : (
        <p class="govuk-body">Type your question, and see it here.</p>
      )}
    </div>
  </Answer>
);

/** The same item under names that no field of the form beside it has. */
function apart(item: Item): Item {
  const key = (old: string) => `~${old}`;
  const named = { ...item, key: key(item.key) };
  if (named.type !== 'agree') return named;
  return { ...named, statements: named.statements.map((one) => ({ ...one, key: key(one.key) })) };
}
