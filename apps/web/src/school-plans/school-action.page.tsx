import {
  academicYear,
  actionStates,
  type LedSchool,
  type OpenSchoolAction,
  type PossibleOwner,
} from '@footing/evidence';
import {
  Button,
  DateField,
  Details,
  Heading,
  InsetText,
  NotificationBanner,
  PostForm,
  Radios,
  SelectField,
  Table,
  TextArea,
  TextField,
} from '@footing/pages';
import { dateInWords, stateNames } from '../practice/practice-words';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

interface SchoolActionView extends FormView {
  /** Null: it is being added. */
  readonly open: OpenSchoolAction | null;
  readonly school: LedSchool;
  readonly owners: readonly PossibleOwner[];
  readonly wasFirst: boolean;
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });

/** Something that a school does about a gap, and what it said before. */
export function SchoolActionPage(view: SchoolActionView) {
  const { open, school, wasFirst } = view;
  return (
    <>
      <Heading caption={school.name}>{open ? 'Change what is to be done' : 'Add something to do'}</Heading>
      {wasFirst && (
        <NotificationBanner title="A colleague was first">
          <p class="govuk-body">
            Somebody saved this while you were typing. What you typed is still in the form, and not saved. What they
            saved is at the end of this page.
          </p>
        </NotificationBanner>
      )}
      {open?.action.hasGoneOn ? (
        <InsetText>{`It went on into ${academicYear(open.action.year + 1)}. Change it there: here it stays as it was.`}</InsetText>
      ) : (
        <Form {...view} />
      )}
      {open && <History open={open} isOpen={wasFirst} />}
    </>
  );
}

function Form({ open, owners, typed, errors, action, csrf }: SchoolActionView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <PostForm action={action} csrf={csrf}>
      <input type="hidden" name="version" value={textIn(typed, 'version')} />
      <TextArea {...field('what')} label="What will be done" rows={3} />
      <TextArea
        {...field('why')}
        label="Which gap it answers"
        hint="For example: fewer students who commute send their answers. Write no number from here"
        rows={3}
      />
      <Owner {...{ owners, typed, errors }} />
      <ByWhen typed={typed} errors={errors} />
      <Radios
        {...field('state')}
        legend="How it stands"
        items={actionStates.map((state) => ({ value: state, text: stateNames[state] }))}
      />
      <TextArea {...field('droppedWhy')} label="Why it is dropped, if it is" rows={2} />
      <TextArea
        {...field('notes')}
        label="Notes"
        hint="What happened, and what you learned. Name no student"
        rows={4}
      />
      <Button>{open ? 'Save the change' : 'Add it to the plan'}</Button>
    </PostForm>
  );
}

type OwnerView = Pick<SchoolActionView, 'owners' | 'typed' | 'errors'>;

function Owner({ owners, typed, errors }: OwnerView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <SelectField
        {...field('ownerId')}
        label="Who sees to it"
        hint="Colleagues who sign in here. Ask them first: everybody who reads the plan sees their name"
        items={[{ value: '', text: 'Nobody of these' }, ...owners.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <TextField
        {...field('ownerWords')}
        label="Or a post or team, if nobody of these"
        hint="For example: director of teaching. Leave a person’s name out"
      />
    </>
  );
}

function ByWhen({ typed, errors }: Pick<SchoolActionView, 'typed' | 'errors'>) {
  const due = (part: string) => textIn(typed, `dueOn-${part}`);
  return (
    <DateField
      name="dueOn"
      legend="By when"
      hint="For example, 31 7 2027"
      value={{ day: due('day'), month: due('month'), year: due('year') }}
      errors={errors}
    />
  );
}

function History({ open: { history }, isOpen }: { readonly open: OpenSchoolAction; readonly isOpen: boolean }) {
  return (
    <Details summary="What it said before" open={isOpen}>
      <Table
        caption="Each time it was saved, the newest first"
        captionHidden
        firstCellIsHeader
        columns={['When', 'What it said', 'By', 'How it stood'].map((text) => ({ text }))}
        rows={history.map((then) => [
          moment.format(then.changedAt),
          [then.what, then.why, then.notes, then.ownerChanged ? 'Somebody else saw to it from then on.' : '']
            .filter((text) => text !== '')
            .map((text) => <p class="govuk-body">{text}</p>),
          dateInWords(then.dueOn),
          [stateNames[then.state], then.droppedWhy].filter((text) => text !== '').join(': '),
        ])}
      />
    </Details>
  );
}
