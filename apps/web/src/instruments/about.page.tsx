import { Button, Checkboxes, Details, Heading, PostForm, TextArea, TextField, WordingCheck } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import type { Instrument } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';
import { nameOfLanguage } from '../surveys/survey-words';

interface AboutView {
  readonly instrument: Instrument;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly seen: string;
  readonly csrf: string;
}

/** What stands around the questions: the name, the first page, the thanks; and the languages. */
export function AboutPage({ instrument, typed, errors, action, seen, csrf }: AboutView) {
  const [first = 'en', ...others] = instrument.languages;
  return (
    <>
      <Heading>Name, first page and languages</Heading>
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="seen" value={seen} />
        <Texts {...{ typed, errors }} language={first} />
        {others.map((language) => (
          <Details summary={`The same in ${nameOfLanguage(language)}`}>
            <Texts {...{ typed, errors }} language={language} />
          </Details>
        ))}
        <Checkboxes
          name="languages"
          legend="Languages"
          legendSize="s"
          hint={`Everything is written in ${nameOfLanguage(first)} first. What is not written in another language is shown in ${nameOfLanguage(first)}`}
          items={[...new Set([...instrument.languages, 'en', 'cy'])]
            .filter((one) => one !== first)
            .map((value) => ({ value, text: nameOfLanguage(value) }))}
          values={listIn(typed, 'languages')}
          errors={errors}
        />
        <TextField
          name="more"
          label="Another language, by its code"
          hint="Such as gd for Scottish Gaelic or ga for Irish"
          width={5}
          value={textIn(typed, 'more')}
          errors={errors}
        />
        <Button>Save</Button>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}

type Fields = Pick<AboutView, 'typed' | 'errors'> & { readonly language: string };

function Texts({ typed, errors, language }: Fields) {
  const field = (name: string) => ({
    name: `${name}-${language}`,
    value: textIn(typed, `${name}-${language}`),
    errors,
  });
  return (
    <>
      <TextField {...field('title')} label="What it is called" />
      <TextArea
        {...field('welcome')}
        label="First page"
        hint="Why you ask, in a sentence or two. How long it takes, until when and who sees it are added by themselves"
        rows={5}
      />
      <TextArea {...field('thanks')} label="Thanks, on the last page" rows={3} />
    </>
  );
}
