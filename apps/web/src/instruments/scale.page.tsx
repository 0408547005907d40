import { Button, Heading, InsetText, PostForm, SummaryList } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import type { Instrument } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { instrumentAddresses as at } from './addresses';
import { ConditionFields } from './condition-fields';
import { saying, whyLocked } from './item-words';
import type { Row } from './rows';

interface ScaleView {
  readonly id: string;
  readonly instrument: Instrument;
  readonly row: Row & { readonly scale: NonNullable<Row['scale']> };
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly seen: string;
  readonly csrf: string;
}

/** A scale that is kept as it is: why, who is asked it, and the way out. */
export function ScalePage({ id, instrument, row, typed, errors, seen, csrf }: ScaleView) {
  const { scale, items } = row;
  const name = saying(scale.name, instrument);
  return (
    <>
      <Heading caption={scale.isValidated ? 'Validated scale' : 'Scale'}>{name}</Heading>
      <InsetText>{whyLocked(scale)}</InsetText>
      <Origin scale={scale} />
      {row.number > 1 && (
        <PostForm action={at.scale(id, scale.key)} csrf={csrf}>
          <input type="hidden" name="seen" value={seen} />
          <Heading level={2}>Who is asked</Heading>
          <ConditionFields
            {...{ instrument, typed, errors }}
            place={instrument.items.findIndex(({ key }) => key === items[0]?.key)}
          />
          <Button>Save</Button>
        </PostForm>
      )}
      <Heading level={2}>You need other words?</Heading>
      <p class="govuk-body">
        Turn it into a copy. It is then called “Adapted from: {name}” and is not validated, and its figures must not be
        compared with those of the scale itself. After that you can change everything.
      </p>
      <PostForm action={at.adapt(id, scale.key)} csrf={csrf}>
        <input type="hidden" name="seen" value={seen} />
        <Button variant="secondary">Turn it into a copy that I can change</Button>
      </PostForm>
    </>
  );
}

/** Whose it is, and where it was published. */
function Origin({ scale }: { readonly scale: ScaleView['row']['scale'] }) {
  return (
    <SummaryList
      rows={[
        { label: 'About', value: scale.construct },
        { label: 'Licence', value: scale.licence },
        { label: 'Cite as', value: scale.citation ?? 'It has no source of its own' },
        ...(scale.source
          ? [
              {
                label: 'Published at',
                value: (
                  <a class="govuk-link" href={scale.source}>
                    {scale.source}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
