import { Button, Details, Heading, PostForm, Tag } from '@footing/pages';
import {
  askedCount,
  type Instrument,
  minutesFor,
  type ScaleSlot,
  type ScaleContent,
  type Words,
  type Item,
} from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { isFree } from './changes';
import { answersInBrief, minutesInWords, saying, whyLocked } from './item-words';

/** Questions that can be added in one press. */
export interface ReadyBlock {
  readonly code: string;
  readonly name: Words;
  readonly items: readonly Item[];
  /** Null: they make no scale. */
  readonly scale: ScaleContent['scale'] | null;
}

interface ReadyQuestionsView {
  readonly id: string;
  readonly instrument: Instrument;
  readonly blocks: readonly ReadyBlock[];
  readonly slots: readonly ScaleSlot[];
  readonly seen: string;
  readonly csrf: string;
}

const english = { languages: ['en'] };

/** Ready-made questions, each block with everything that it asks. */
export function ReadyQuestionsPage(view: ReadyQuestionsView) {
  const { id, instrument, blocks, slots } = view;
  return (
    <>
      <Heading caption={saying(instrument.title, instrument)}>Add ready-made questions</Heading>
      <p class="govuk-body">
        Each is added in one piece, at the end of your survey. You can move it up afterwards. A scale keeps its words,
        so that answers can be compared from survey to survey and from year to year.
      </p>
      {blocks.map((block) => (
        <Block {...view} block={block} />
      ))}
      <Heading level={2}>Scales that you bring yourself</Heading>
      <p class="govuk-body">
        These were published by somebody else, and their words are not part of this service. You read the conditions,
        and paste the words from where they are published.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {slots.map((slot) => (
          <li>
            <a class="govuk-link" href={at.slot(id, slot.key)}>
              {slot.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Block({ id, instrument, block, seen, csrf }: ReadyQuestionsView & { readonly block: ReadyBlock }) {
  const { name, items, scale, code } = block;
  const alone = { ...instrument, ...english, welcome: {}, items, scales: [] };
  const asked = askedCount(alone);
  const isThere = !isFree(block, instrument);
  return (
    <section>
      <Heading level={2}>{saying(name, english)}</Heading>
      <p class="govuk-body">
        {asked === 1 ? '1 question' : `${asked} questions`}, {minutesInWords(minutesFor(alone))}.{' '}
        {scale && <Tag tone="neutral">{scale.isValidated ? 'Validated scale' : 'Not validated'}</Tag>}
      </p>
      <Wording {...{ instrument, block }} />
      {isThere ? (
        <p class="govuk-body">Your survey asks this already.</p>
      ) : (
        <PostForm action={at.readyQuestions(id)} csrf={csrf}>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="block" value={code} />
          <Button variant="secondary">
            Add<span class="govuk-visually-hidden"> {saying(name, english)}</span>
          </Button>
        </PostForm>
      )}
    </section>
  );
}

function Wording({ instrument, block }: Pick<ReadyQuestionsView, 'instrument'> & { readonly block: ReadyBlock }) {
  const { items, scale } = block;
  return (
    <Details summary="Read them">
      {items.map((item) => (
        <>
          <p class="govuk-body">{saying(item.text, english)}</p>
          {item.type === 'agree' && (
            <ul class="govuk-list govuk-list--bullet">
              {item.statements.map(({ text }) => (
                <li>{saying(text, english)}</li>
              ))}
            </ul>
          )}
          <p class="govuk-hint">{answersInBrief(item, { ...instrument, ...english })}</p>
        </>
      ))}
      {scale && (
        <p class="govuk-body-s">
          {whyLocked(scale)} Licence: {scale.licence}.{scale.citation ? ` ${scale.citation}.` : ''}
        </p>
      )}
    </Details>
  );
}
