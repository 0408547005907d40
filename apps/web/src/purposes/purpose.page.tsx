import { asksFirst, basesFor, type PurposeRow } from '@footing/consent';
import { type FieldError, purposes } from '@footing/kernel';
import { Button, Checkboxes, Heading, PostForm, Radios, TextField, WarningText } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';
import { basisMeans, basisNames, categoryWords } from './purpose-words';

interface PurposeView {
  readonly row: PurposeRow;
  /** What was typed; null for the form as it stands. */
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  /** For how many people its use would stop by what was typed; they are named before it does. */
  readonly ends: number;
  readonly csrf: string;
}

/** How one purpose works here. */
export function PurposePage({ row, typed, errors, ends, csrf }: PurposeView) {
  const { purpose, basis } = row;
  const isAsked = basesFor(purpose).some(asksFirst);
  return (
    <>
      <Heading caption="What data is used for">{purposes[purpose].title}</Heading>
      <WarningText>
        Where people were not asked before and must be from now on, its use stops for everybody who has not said yes, at
        once.
      </WarningText>
      <PostForm action={paths.purpose(purpose)} csrf={csrf}>
        <Radios
          name="basis"
          legend="Why it is lawful"
          items={basesFor(purpose).map((one) => ({ value: one, text: basisNames[one], hint: basisMeans(one) }))}
          value={typed ? textIn(typed, 'basis') : basis}
          errors={errors}
        />
        {isAsked && <HowLong row={row} typed={typed} errors={errors} />}
        <KindsOfData row={row} typed={typed} errors={errors} />
        {isAsked && <WhetherAtAll row={row} typed={typed} errors={errors} />}
        {ends > 0 && <Sure ends={ends} errors={errors} />}
        <Button>Save this purpose</Button>
      </PostForm>
    </>
  );
}

type Part = Omit<PurposeView, 'csrf' | 'ends'>;

const HowLong = ({ row, typed, errors }: Part) => (
  <TextField
    name="months"
    label="How long a yes lasts"
    hint="Then people are asked again. It counts for every yes from now on."
    value={typed ? textIn(typed, 'months') : String(row.months ?? '')}
    inputmode="numeric"
    width={4}
    suffix="months"
    errors={errors}
  />
);

function KindsOfData({ row: { purpose, narrowed }, typed, errors }: Part) {
  const { categories } = purposes[purpose];
  const kept = categories.filter((category) => !narrowed.includes(category));
  return (
    <Checkboxes
      name="categories"
      legend="What it may use"
      hint="You can take away from this list. What it does not have cannot be added."
      items={categories.map((category) => ({ value: category, text: categoryWords(category) }))}
      values={typed ? listIn(typed, 'categories') : kept}
      errors={errors}
    />
  );
}

/** What cannot be taken back is asked for twice. */
const Sure = ({ ends, errors }: Pick<PurposeView, 'ends' | 'errors'>) => (
  <Checkboxes
    name="sure"
    legend="Are you sure?"
    hint="If you change it back later it stays stopped for these people until they allow it themselves."
    items={[
      {
        value: 'yes',
        text: `I know that its use stops at once for ${ends === 1 ? 'one person' : `${ends.toLocaleString('en-GB')} people`}.`,
      },
    ]}
    values={[]}
    errors={errors}
  />
);

const WhetherAtAll = ({ row, typed, errors }: Part) => (
  <Radios
    name="enabled"
    legend="Do you use it at all?"
    items={[
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No', hint: 'Nobody is asked any more, and every yes ends at once.' },
    ]}
    value={typed ? textIn(typed, 'enabled') : row.enabled ? 'yes' : 'no'}
    errors={errors}
  />
);
