import { Button, ButtonGroup, Columns, Heading, PostForm, WordingCheck } from '@footing/pages';
import type { Item } from '@footing/surveys';
import { paths } from '../paths';
import { ConditionFields } from './condition-fields';
import { ItemForm, type ItemFormView } from './item-form';
import { typeNames } from './item-words';
import { Phone, PREVIEW } from './phone';

export interface ItemPageView extends ItemFormView {
  /** Place that it has or will have, from 0. */
  readonly place: number;
  readonly isNew: boolean;
  /** What the preview shows; null: nothing can be shown yet. */
  readonly shown: Item | null;
  readonly seen: string;
  readonly csrf: string;
  readonly action: string;
  /** Where the preview comes from; nothing is saved there. */
  readonly lookAt: string;
}

/** One question being written, with what it looks like beside it. */
export function ItemPage(view: ItemPageView) {
  const { type, instrument, place, isNew, shown, seen, csrf, action, lookAt } = view;
  const language = instrument.languages[0] ?? 'en';
  return (
    <>
      <Heading caption={`Page ${place + 1}: ${typeNames[type]}`}>
        {isNew ? 'New question' : 'Change this question'}
      </Heading>
      <Columns>
        <PostForm action={action} csrf={csrf} answeredIn={PREVIEW} answeredAt={lookAt}>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="type" value={type} />
          <ItemForm {...view} />
          <ConditionFields {...view} />
          <ButtonGroup>
            <Button name="go" value="save">
              Save
            </Button>
            {isNew && (
              <Button name="go" value="another" variant="secondary">
                Save and add another of this kind
              </Button>
            )}
            <Button formAction={`${lookAt}#${PREVIEW}`} variant="secondary">
              Show how it looks
            </Button>
          </ButtonGroup>
          <WordingCheck action={paths.wording} />
        </PostForm>
        <Phone {...{ instrument, language }} item={shown} />
      </Columns>
    </>
  );
}
