import { PostForm } from '@footing/pages';
import type { Instrument } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { saying } from './item-words';
import type { Row } from './rows';

interface RowActionsView {
  readonly id: string;
  readonly instrument: Instrument;
  readonly row: Row;
  readonly place: number;
  readonly of: number;
  readonly seen: string;
  readonly csrf: string;
}

/** What can be done with one row: a locked scale moves and goes in one piece. */
export function RowActions({ id, instrument, row, place, of, seen, csrf }: RowActionsView) {
  const { key, scale, items } = row;
  const about = saying(scale?.name ?? items[0]?.text ?? {}, instrument);
  const press = { about, class: 'footing-link-button' };
  return (
    <PostForm action={at.move(id, key)} csrf={csrf}>
      <input type="hidden" name="seen" value={seen} />
      <div class="govuk-button-group">
        <a class="govuk-link" href={scale ? at.scale(id, scale.key) : at.item(id, key)}>
          {scale ? 'Why it is kept, and who is asked' : 'Change'}
          <span class="govuk-visually-hidden">: {about}</span>
        </a>
        {place > 0 && <Press {...press} name="way" value="up" text="Move up" />}
        {place < of - 1 && <Press {...press} name="way" value="down" text="Move down" />}
        {!scale && <Press {...press} formAction={at.copy(id, key)} text="Copy" />}
        <Press {...press} formAction={at.takeOut(id, key)} text="Take out" />
      </div>
    </PostForm>
  );
}

interface PressProps {
  readonly text: string;
  readonly about: string;
  readonly class: string;
  readonly name?: string;
  readonly value?: string;
  readonly formAction?: string;
}

const Press = ({ text, about, ...props }: PressProps) => (
  <button type="submit" {...props}>
    {text}
    <span class="govuk-visually-hidden">: {about}</span>
  </button>
);
