import type { PortfolioView } from '@footing/identity';
import { Button, DateField, Heading, PostForm, SelectField } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

interface CoverFormView extends FormView {
  /** Of whoever is away. */
  readonly name: string;
  readonly others: readonly PortfolioView[];
}

const boxes = (typed: FormView['typed'], name: string) => ({
  day: textIn(typed, `${name}-day`),
  month: textIn(typed, `${name}-month`),
  year: textIn(typed, `${name}-year`),
});

/** Who stands in for somebody, and when. */
export function CoverPage({ name, others, action, csrf, typed, errors }: CoverFormView) {
  const items = others.map(({ accountId, name: text }) => ({ value: accountId, text }));
  return (
    <>
      <Heading>Cover for {name}</Heading>
      <p class="govuk-body">
        From the first to the last day, whoever stands in sees {name}’s students beside their own. Afterwards it ends by
        itself.
      </p>
      {others.length === 0 && <p class="govuk-body">There is no other consultant yet.</p>}
      {others.length > 0 && (
        <PostForm action={action} csrf={csrf}>
          <SelectField
            name="to"
            label="Who stands in"
            labelSize="s"
            items={[{ value: '', text: 'Choose somebody' }, ...items]}
            value={textIn(typed, 'to')}
            errors={errors}
          />
          <DateField name="fromDay" legend="First day" legendSize="s" value={boxes(typed, 'fromDay')} errors={errors} />
          <DateField name="toDay" legend="Last day" legendSize="s" value={boxes(typed, 'toDay')} errors={errors} />
          <Button>Arrange the cover</Button>
        </PostForm>
      )}
    </>
  );
}
