import { rhythms } from '@footing/evidence';
import { Button, DateField, Heading, PostForm, Radios, TextArea, TextField } from '@footing/pages';
import { afterPaths } from '../after-meetings/after-paths';
import { SavedMeanwhile } from '../kpis/saved-meanwhile';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { rhythmNames } from './network-words';

export interface NetworkFormView extends FormView {
  readonly isNew: boolean;
  readonly wasFirst: boolean;
}

/** What a network is called, and how often it is sent what is ready. */
export function NetworkFormPage({ isNew, wasFirst, typed, errors, action, csrf }: NetworkFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const first = (part: string) => textIn(typed, `anchorOn-${part}`);
  return (
    <>
      <Heading>{isNew ? 'Add a network' : 'Change this network'}</Heading>
      {wasFirst && <SavedMeanwhile />}
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="version" value={textIn(typed, 'version')} />
        <TextField {...field('name')} label="Name" />
        <TextArea {...field('about')} label="Who they are" rows={2} />
        <Radios
          {...field('every')}
          legend="How often they are sent what is ready"
          items={rhythms.map((value) => ({ value, text: rhythmNames[value] }))}
        />
        <DateField
          name="anchorOn"
          legend="First day"
          hint="For example, 1 12 2026. Others are counted from it"
          value={{ day: first('day'), month: first('month'), year: first('year') }}
          errors={errors}
        />
        <p class="govuk-body">
          Nothing is sent at weekends, on bank holidays, or on{' '}
          <a class="govuk-link" href={afterPaths.closedDays}>
            days on which the university is closed
          </a>
          : it leaves on the next working day.
        </p>
        <Button>{isNew ? 'Add this network' : 'Save the change'}</Button>
      </PostForm>
    </>
  );
}
