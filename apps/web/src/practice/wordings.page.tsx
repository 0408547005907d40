import { isTopic, type PracticePart, type PracticeWords } from '@footing/evidence';
import {
  Button,
  Checkboxes,
  Details,
  Heading,
  NotificationBanner,
  PostForm,
  TaskList,
  TextArea,
  TextField,
} from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';
import { practiceAddresses } from './addresses';

/** Topics and parts, each with a way to change its words. */
export function WordingsPage({ parts }: { readonly parts: readonly PracticePart[] }) {
  return (
    <>
      <Heading>What the nine parts are called and ask</Heading>
      <p class="govuk-body">
        These words come with the service. Make them your own: change them, add questions, or leave a part out. They
        hold for every year, and what was written stays.
      </p>
      <TaskList
        idPrefix="practice-words"
        items={parts.map(({ code, title, version, isHidden }) => ({
          ...{ title, href: practiceAddresses.wordsOf(code), hint: isTopic(code) ? 'Topic' : 'Part' },
          status: isHidden ? 'Left out' : version === 0 ? 'As it came' : 'Your own words',
        }))}
      />
    </>
  );
}

export interface WordingView extends FormView {
  readonly part: PracticePart;
  readonly shipped: PracticeWords;
  readonly wasFirst: boolean;
}

/** The words of one topic or part as a form. */
export function WordingPage({ part, shipped, wasFirst, typed, errors, action, csrf }: WordingView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      {wasFirst && (
        <NotificationBanner title="A colleague was first">
          <p class="govuk-body">
            Somebody changed these words while you were typing. What you typed is still in the form, and not saved. What
            they saved is at the end of this page.
          </p>
        </NotificationBanner>
      )}
      <Heading caption={isTopic(part.code) ? 'Topic' : 'Part'}>{part.title}</Heading>
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="version" value={textIn(typed, 'version')} />
        <TextField {...field('title')} label="What it is called" />
        <TextArea {...field('about')} label="What it is about" rows={3} />
        {!isTopic(part.code) && (
          <>
            <TextArea {...field('questions')} label="Questions to think about" hint="One a line, 12 at most" rows={8} />
            <Checkboxes
              name="hidden"
              legend="Do you look at this part?"
              items={[{ value: 'yes', text: 'Leave it out of pages and files' }]}
              values={listIn(typed, 'hidden')}
              errors={errors}
            />
          </>
        )}
        <Button>Save these words</Button>
      </PostForm>
      {wasFirst && <Words summary="What your colleague saved" words={part} />}
      <Words summary="The words that came with the service" words={shipped} />
    </>
  );
}

function Words({
  summary,
  words: { title, about, questions },
}: {
  readonly summary: string;
  readonly words: PracticeWords;
}) {
  return (
    <Details summary={summary}>
      <p class="govuk-body">{title}</p>
      <p class="govuk-body">{about}</p>
      {questions.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {questions.map((question) => (
            <li>{question}</li>
          ))}
        </ul>
      )}
    </Details>
  );
}
