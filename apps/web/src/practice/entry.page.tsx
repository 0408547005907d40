import { academicYear, type OpenEntry, ratingInWords, ratings } from '@footing/evidence';
import {
  Button,
  Details,
  Heading,
  InsetText,
  NotificationBanner,
  PostForm,
  Radios,
  SummaryList,
  TextArea,
} from '@footing/pages';
import { textIn } from '../programme/typed';
import { Paragraphs } from '../training/paragraphs';
import { ActionsOfEntry } from './actions-of-entry';
import { practiceAddresses } from './addresses';
import type { EntryView } from './entry-view';
import { EvidenceShown } from './evidence-shown';

/** One part in one year: what it asks, what is said, and the plan. */
export function EntryPage(view: EntryView) {
  const { open, mayEdit, wasFirst } = view;
  const { entry, words, topic, year } = open;
  const isWritten = mayEdit && !year.finishedAt;
  return (
    <>
      {wasFirst && <First {...view} isWritten={isWritten} />}
      <Heading caption={`${topic.title}, ${academicYear(year.year)}`}>{words.title}</Heading>
      {words.about !== '' && <p class="govuk-body">{words.about}</p>}
      {words.questions.length > 0 && (
        <>
          <p class="govuk-body">To think about:</p>
          <ul class="govuk-list govuk-list--bullet">
            {words.questions.map((question) => (
              <li>{question}</li>
            ))}
          </ul>
        </>
      )}
      {wasFirst && isWritten && (
        <Details summary="What your colleague saved" open>
          <Said entry={entry} />
        </Details>
      )}
      <Before {...{ open, isWritten }} />
      {isWritten ? <Form {...view} /> : <Said entry={entry} />}
      {mayEdit && year.finishedAt && <InsetText>This year is finished, so its words stay. The plan goes on.</InsetText>}
      <ActionsOfEntry {...view} />
    </>
  );
}

/** What happened while somebody typed; in a finished year what they typed is here, as there is no form to hold it. */
function First({ typed, isWritten }: EntryView & { readonly isWritten: boolean }) {
  if (isWritten)
    return (
      <NotificationBanner title="A colleague was first">
        <p class="govuk-body">
          Somebody saved this part while you were typing. What you typed is still in the form, and not saved. What they
          saved is just below: put the two together, and save again.
        </p>
      </NotificationBanner>
    );
  return (
    <NotificationBanner title="This year is finished">
      <p class="govuk-body">
        Somebody finished this year while you were typing, so nothing was saved. Here is what you typed. Copy it, or
        open the year again.
      </p>
      {['activity', 'evidence', 'gaps'].map((name) => (
        <Paragraphs text={textIn(typed, name)} />
      ))}
    </NotificationBanner>
  );
}

/** What was said, to read. */
function Said({ entry: { rating, activity, evidence, gaps } }: Pick<OpenEntry, 'entry'>) {
  const wordsOr = (text: string) => (text === '' ? 'Not written yet' : <Paragraphs text={text} />);
  const means = ratings.find(({ step }) => step === rating)?.means;
  return (
    <SummaryList
      rows={[
        { label: 'What we do', value: wordsOr(activity) },
        { label: 'How far we are', value: `${ratingInWords(rating)}${means ? `. ${means}` : ''}` },
        { label: 'What shows it', value: <EvidenceShown evidence={evidence} /> },
        { label: 'What is missing', value: wordsOr(gaps) },
      ]}
    />
  );
}

function Before({ open: { entry, before }, isWritten }: Pick<EntryView, 'open'> & { readonly isWritten: boolean }) {
  if (!before) return null;
  const year = academicYear(before.year.year);
  return (
    <Details summary={`What you said in ${year}`}>
      <Said entry={before.entry} />
      {isWritten && entry.version === 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={practiceAddresses.entryFromBefore(entry.id)}>
            Start from these words
          </a>
          . Nothing is saved until you press Save.
        </p>
      )}
    </Details>
  );
}

function Form({ typed, errors, action, csrf }: EntryView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <PostForm action={action} csrf={csrf}>
      <input type="hidden" name="version" value={textIn(typed, 'version')} />
      <TextArea
        {...field('activity')}
        label="What we do now"
        labelSize="s"
        hint="Name posts and teams rather than people. An empty line starts a new paragraph"
        rows={8}
      />
      <Radios
        {...field('rating')}
        legend="How far are we?"
        legendSize="s"
        hint="Choose the step that most of the university has reached. You can leave this for later"
        items={ratings.map(({ step, name, means }) => ({ value: String(step), text: `${step} ${name}`, hint: means }))}
      />
      <TextArea
        {...field('evidence')}
        label="What shows it"
        labelSize="s"
        hint="One a line: an address that begins with https://, or “snapshot” and its number; then what it is"
        rows={4}
        spellcheck={false}
      />
      <TextArea
        {...field('gaps')}
        label="What is missing"
        labelSize="s"
        hint="Say what stands in people’s way here"
        rows={5}
      />
      <Button>Save this part</Button>
    </PostForm>
  );
}
