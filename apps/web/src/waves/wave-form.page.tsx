import {
  Button,
  DateField,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  Radios,
  SelectField,
  type SelectOption,
  SummaryList,
} from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import { waveAnchors, waveAudiences, waveKinds, type WaveView, wordsIn } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { instrumentAddresses } from '../instruments/addresses';
import { textIn } from '../programme/typed';
import { anchorNames, audienceNames, kindNames } from './wave-words';

interface WaveFormView {
  readonly caption: string;
  /** Null: a new one. */
  readonly wave: WaveView | null;
  readonly surveys: readonly SelectOption[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly csrf: string;
}

/** When whom is asked what. Once somebody was asked, only the days can change. */
export function WaveFormPage(view: WaveFormView) {
  const { caption, wave, action, csrf } = view;
  const hasBegun = (wave?.invited ?? 0) > 0;
  return (
    <>
      <Heading caption={caption}>{wave ? 'Change when people are asked' : 'Ask at another time'}</Heading>
      <PostForm action={action} csrf={csrf}>
        {wave && hasBegun ? <Begun {...view} wave={wave} /> : <WhoAndWhat {...view} />}
        <Days {...view} />
        <Button>Save</Button>
      </PostForm>
    </>
  );
}

function WhoAndWhat({ surveys, typed, errors }: WaveFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Radios
        {...field('kind')}
        legend="When"
        legendSize="s"
        items={waveKinds.map((value) => ({ value, text: kindNames[value] }))}
      />
      <Radios
        {...field('audience')}
        legend="Who is asked"
        legendSize="s"
        hint="At the start, students are all who applied, before anybody knows who gets a mentor"
        items={waveAudiences.map((value) => ({ value, text: audienceNames[value] }))}
      />
      <SelectField
        {...field('survey')}
        label="Which survey"
        hint={
          <>
            Only surveys that are ready to ask are here.{' '}
            <a class="govuk-link" href={instrumentAddresses.all}>
              See all surveys
            </a>
          </>
        }
        items={[{ value: '', text: 'Choose a survey' }, ...surveys]}
      />
    </>
  );
}

/** What cannot change any more, and why. */
function Begun({ wave, typed }: WaveFormView & { readonly wave: WaveView }) {
  return (
    <>
      <InsetText>
        People have been asked already. Who is asked, and what, stays as it is: changing it now would change it under
        their feet. You can still change the days.
      </InsetText>
      <SummaryList
        rows={[
          { label: 'When', value: kindNames[wave.kind] },
          { label: 'Who is asked', value: audienceNames[wave.audience] },
          { label: 'Survey', value: `${wordsIn(wave.title, 'en', ['en'])}, version ${wave.versionNumber}` },
        ]}
      />
      {['kind', 'audience', 'survey'].map((name) => (
        <input type="hidden" name={name} value={textIn(typed, name)} />
      ))}
    </>
  );
}

function Days({ typed, errors }: WaveFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const typedDay = ['day', 'month', 'year'].map((part) => [part, textIn(typed, `anchorOn-${part}`)] as const);
  return (
    <>
      <Radios
        {...field('anchor')}
        legend="The days count from"
        legendSize="s"
        items={waveAnchors.map((value) => ({
          value,
          text: anchorNames[value].charAt(0).toUpperCase() + anchorNames[value].slice(1),
          ...(value === 'qualification'
            ? {
                conditional: (
                  <DateField
                    name="anchorOn"
                    legend="The day most people qualify"
                    hint="Empty: the last day of meetings. Whoever has a day of their own keeps it"
                    value={Object.fromEntries(typedDay) as { day: string; month: string; year: string }}
                    errors={errors}
                  />
                ),
              }
            : {}),
        }))}
      />
      <NumberField
        {...field('offsetDays')}
        label="How many days after that day"
        hint="0 is the day itself, -7 a week before"
      />
      <NumberField
        {...field('windowDays')}
        label="For how many days they can answer"
        hint="Usually 28. We remind people 3, 7 and 14 days after we ask"
      />
    </>
  );
}
