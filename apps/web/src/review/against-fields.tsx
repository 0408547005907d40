import type { FieldError } from '@footing/kernel';
import { overrideKinds, overrideWords } from '@footing/matching';
import { SelectField, TextArea } from '@footing/pages';

interface AgainstView {
  readonly legend: string;
  readonly hint: string;
  readonly override?: string | undefined;
  readonly reason?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

const items = [
  { value: '', text: 'Choose one' },
  ...overrideKinds.map((kind) => ({ value: kind, text: overrideWords[kind] })),
];

/** What speaks against the engine's suggestion: a kind of reason, so that it can be counted, and words. */
export function AgainstFields({ legend, hint, override, reason, errors }: AgainstView) {
  return (
    <>
      <SelectField
        name="override"
        label="What speaks against the suggestion?"
        items={items}
        value={override}
        errors={errors}
      />
      <TextArea name="reason" label={legend} hint={hint} rows={3} value={reason} errors={errors} />
    </>
  );
}
