import { Button, DateField, Details, FileField, Heading, InsetText, PostForm, Table, TextField } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import { MOST_QUALIFICATION_BYTES, type QualificationOfRound, qualificationColumns } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { waveAddresses as at } from './addresses';

export interface QualificationView extends QualificationOfRound {
  readonly caption: string;
  readonly roundId: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** The day from which the last survey counts: for everybody, and for whoever qualifies at another time. */
export function QualificationPage(view: QualificationView) {
  const { caption, everybody, own } = view;
  return (
    <>
      <Heading caption={caption}>When people qualify</Heading>
      <p class="govuk-body">
        The last survey comes fifteen months after somebody qualifies, when graduates are asked across the country. Most
        qualify on one day; whoever does not can have a day of their own.
      </p>
      <EndTooSoon {...view} />
      {everybody === null ? (
        <InsetText>
          No survey of this round counts from the day people qualify yet. What you say here waits until one does.
        </InsetText>
      ) : (
        <Everybody {...view} everybody={everybody} />
      )}
      <OneStudent {...view} />
      <FromFile {...view} />
      <Heading level={2}>Students with a day of their own</Heading>
      {own.length === 0 ? <p class="govuk-body">Nobody yet.</p> : <OwnDays {...view} />}
    </>
  );
}

/** Who says yes today, and will not be asked all the same. */
function EndTooSoon({ endTooSoon }: Pick<QualificationView, 'endTooSoon'>) {
  if (endTooSoon === 0) return null;
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>
          {endTooSoon === null ? 'For a few students' : `For ${count(endTooSoon, 'student')}`} a yes ends before their
          last survey is over.
        </strong>
      </p>
      <p class="govuk-body">
        From then on they are not asked. In the last year of their yes they can say on their page My data that it still
        holds, and the surveys before tell them so. Your data protection officer can let a yes last longer.
      </p>
    </InsetText>
  );
}

/** YYYY-MM-DD in three boxes; null: empty ones. */
const boxesOf = (date: string | null) => {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return { day, month, year };
};

const partsOf = (typed: Typed, name: string) => {
  const part = (one: string) => textIn(typed, `${name}-${one}`);
  return { day: part('day'), month: part('month'), year: part('year') };
};

function Everybody({
  roundId,
  everybody: { day, lastMeetings },
  typed,
  errors,
  csrf,
}: QualificationView & { readonly everybody: NonNullable<QualificationView['everybody']> }) {
  const isTyped = 'everybody-day' in typed;
  return (
    <PostForm action={at.everybody(roundId)} csrf={csrf}>
      <DateField
        name="everybody"
        legend="The day most people qualify"
        hint={`Empty: the last day of meetings, ${dayInWords(lastMeetings)}`}
        value={isTyped ? partsOf(typed, 'everybody') : boxesOf(day)}
        errors={errors}
      />
      <Button variant="secondary">Save this day for everybody</Button>
    </PostForm>
  );
}

const OneStudent = ({ roundId, typed, errors, csrf }: QualificationView) => (
  <PostForm action={at.oneQualifies(roundId)} csrf={csrf}>
    <Heading level={2}>One student</Heading>
    <TextField
      name="student"
      label="University ID or e-mail address"
      value={textIn(typed, 'student')}
      errors={errors}
      width={20}
    />
    <DateField name="day" legend="The day they qualify" value={partsOf(typed, 'day')} errors={errors} />
    <Button variant="secondary">Save this student’s day</Button>
  </PostForm>
);

const FromFile = ({ roundId, errors, csrf }: QualificationView) => (
  <PostForm action={at.qualificationFile(roundId)} csrf={csrf} multipart>
    <Heading level={2}>Many students, from a file</Heading>
    <FileField
      name="file"
      label="File with days"
      labelSize="s"
      hint={`An Excel workbook (.xlsx) or a CSV file with two columns: ${qualificationColumns.join(', ')}.`}
      accept=".xlsx,.csv"
      maxBytes={MOST_QUALIFICATION_BYTES}
      errors={errors}
    />
    <Rows errors={errors} />
    <Details summary="What goes into the columns">
      <ul class="govuk-list govuk-list--bullet">
        <li>student: the university ID, or the e-mail address that they signed up with</li>
        <li>qualifies on: the day, as 2027-07-16 or 16/07/2027</li>
      </ul>
      <p class="govuk-body">
        Other columns are left aside. Where one row is wrong nothing is changed, and we say which. We do not keep the
        file.
      </p>
    </Details>
    <Button variant="secondary">Send the file</Button>
  </PostForm>
);

/** What is wrong in a file, row by row. */
function Rows({ errors }: Pick<QualificationView, 'errors'>) {
  const rows = errors.filter(({ field }) => field.startsWith('row '));
  if (rows.length === 0) return null;
  return (
    <Table
      caption="What is wrong, by row"
      captionSize="s"
      columns={[{ text: 'Row' }, { text: 'What to do' }]}
      rows={rows.map(({ field, message }) => [field.slice(4), message])}
    />
  );
}

function OwnDays({ roundId, own, csrf }: QualificationView) {
  return (
    <Table
      caption={`${count(own.length, 'student')} with a day of their own`}
      captionSize="s"
      firstCellIsHeader
      columns={['Student', 'Known as', 'Qualifies on', 'Change'].map((text) => ({ text }))}
      rows={own.map(({ studentId, name, universityId, email, day }) => [
        name,
        universityId ?? email ?? '–',
        dayInWords(day),
        <PostForm action={at.sameAsEverybody(roundId)} csrf={csrf}>
          <input type="hidden" name="student" value={studentId} />
          <button type="submit" class="footing-link-button">
            Use the day for everybody<span class="govuk-visually-hidden">: {name}</span>
          </button>
        </PostForm>,
      ])}
    />
  );
}
