import {
  Button,
  Checkboxes,
  Details,
  Heading,
  NumberField,
  PostForm,
  Radios,
  TextArea,
  TextField,
} from '@footing/pages';
import type { ModuleNow } from '@footing/training';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';
import { CheckFields } from './check-fields';
import { MOST_CHECKS, MOST_PAGES } from './read-version';
import { audienceNames, kindNames } from './training-words';

/** A module as a form: sending it publishes a new version. */
export function ModulePage({ module, typed, errors, action, csrf }: FormView & { readonly module: ModuleNow }) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading caption={`${audienceNames[module.audience]}, version ${module.version}`}>{module.title}</Heading>
      <p class="govuk-body">What you change here becomes version {module.version + 1}. Older versions are kept.</p>
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="version" value={textIn(typed, 'version')} />
        <About {...{ typed, errors }} />
        <Pages {...{ typed, errors }} />
        <Questions {...{ typed, errors }} />
        <TextField
          {...field('promise')}
          label="What people promise at the end"
          hint="In their voice: “I have read this and will keep to it”. Leave it empty to ask for nothing"
        />
        <Radios
          {...field('again')}
          legend="Who does it again?"
          items={[
            { value: '', text: 'Nobody who is in date: the change is small' },
            { value: 'everybody', text: 'Everybody: something important is new' },
          ]}
        />
        <Button>Publish version {String(module.version + 1)}</Button>
      </PostForm>
    </>
  );
}

type Fields = Pick<FormView, 'typed' | 'errors'>;

/** What it is called, for whom it is and for how long it holds. */
function About({ typed, errors }: Fields) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <TextField {...field('title')} label="Title" />
      <NumberField {...field('minutes')} label="Minutes it takes" />
      <NumberField {...field('months')} label="Months it holds" hint="Leave it empty if it holds for good" />
      <Checkboxes
        name="kinds"
        legend="For which programmes"
        hint="None ticked means every programme"
        items={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        values={listIn(typed, 'kinds')}
        errors={errors}
      />
      <Radios
        {...field('required')}
        legend="Is it required?"
        inline
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    </>
  );
}

/** What was typed, then one more to add. */
const places = (most: number, isUsed: (at: number) => boolean): number[] => {
  const used = Array.from({ length: most }, (_, at) => at).filter(isUsed).length;
  return Array.from({ length: Math.min(used + 1, most) }, (_, at) => at);
};

function Pages({ typed, errors }: Fields) {
  const isUsed = (at: number) =>
    textIn(typed, `pages-${at}-heading`) !== '' || textIn(typed, `pages-${at}-text`) !== '';
  return (
    <>
      <Heading level={2}>Pages</Heading>
      {places(MOST_PAGES, isUsed).map((at) => {
        const fields = (
          <>
            <TextField
              name={`pages-${at}-heading`}
              label={`Page ${at + 1}: heading`}
              value={textIn(typed, `pages-${at}-heading`)}
              errors={errors}
            />
            <TextArea
              name={`pages-${at}-text`}
              label={`Page ${at + 1}: text`}
              hint="An empty line starts a new paragraph. Lines that begin with “- ” are a list"
              rows={8}
              value={textIn(typed, `pages-${at}-text`)}
              errors={errors}
            />
          </>
        );
        return isUsed(at) ? fields : <Details summary="Add a page">{fields}</Details>;
      })}
    </>
  );
}

function Questions({ typed, errors }: Fields) {
  const isUsed = (at: number) => textIn(typed, `checks-${at}-question`) !== '';
  return (
    <>
      <Heading level={2}>Questions</Heading>
      {places(MOST_CHECKS, isUsed).map((at) => {
        const fields = <CheckFields {...{ at, typed, errors }} />;
        return isUsed(at) ? fields : <Details summary="Add a question">{fields}</Details>;
      })}
    </>
  );
}
