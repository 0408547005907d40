import { actionStates, type PossibleOwner, type PracticeAction } from '@footing/evidence';
import {
  Button,
  DateField,
  Details,
  Heading,
  NotificationBanner,
  PostForm,
  Radios,
  SelectField,
  SummaryList,
  TextArea,
  TextField,
} from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { practiceAddresses } from './addresses';
import { dateInWords, standingOf, stateNames } from './practice-words';

export interface ActionView extends FormView {
  /** Null: it is being added. */
  readonly existing: PracticeAction | null;
  readonly part: string;
  readonly owners: readonly PossibleOwner[];
  readonly wasFirst: boolean;
}

/** Something to do about a part: what, who sees to it, and by when. */
export function ActionPage(view: ActionView) {
  const { existing, part, wasFirst, csrf } = view;
  return (
    <>
      <Heading caption={part}>{existing ? 'Change what is to be done' : 'Add something to do'}</Heading>
      {wasFirst && existing && <First existing={existing} />}
      <Form {...view} />
      {existing && !existing.isRemoved && (
        <PostForm action={practiceAddresses.removeAction(existing.id)} csrf={csrf}>
          <p class="govuk-body">You can take this away, and bring it back later.</p>
          <Button variant="secondary">Take it away</Button>
        </PostForm>
      )}
    </>
  );
}

function First({ existing }: { readonly existing: PracticeAction }) {
  return (
    <>
      <NotificationBanner title="A colleague was first">
        <p class="govuk-body">
          {existing.isRemoved
            ? 'Somebody took this away while you were typing. What you typed is still here: bring it back first, then save.'
            : 'Somebody saved this while you were typing. What you typed is still in the form, and not saved. Save again to put it in the place of what they saved.'}
        </p>
      </NotificationBanner>
      <Details summary="What your colleague saved" open>
        <SummaryList
          rows={[
            { label: 'What', value: existing.what },
            { label: 'Who sees to it', value: existing.owner },
            { label: 'By', value: dateInWords(existing.dueOn) },
            { label: 'How it stands', value: standingOf(existing, false) },
          ]}
        />
      </Details>
    </>
  );
}

function Form({ existing, owners, typed, errors, action, csrf }: ActionView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const due = (part: string) => textIn(typed, `dueOn-${part}`);
  return (
    <PostForm action={action} csrf={csrf}>
      <input type="hidden" name="version" value={textIn(typed, 'version')} />
      <TextArea {...field('what')} label="What will be done" rows={3} />
      <SelectField
        {...field('ownerId')}
        label="Who sees to it"
        hint="Colleagues who sign in here. Ask them first: everybody who reads the plan sees their name"
        items={[{ value: '', text: 'Nobody of these' }, ...owners.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <TextField
        {...field('ownerWords')}
        label="Or a post or team, if nobody of these"
        hint="For example: head of outreach. Leave a person’s name out"
      />
      <DateField
        name="dueOn"
        legend="By when"
        hint="For example, 31 7 2027"
        value={{ day: due('day'), month: due('month'), year: due('year') }}
        errors={errors}
      />
      <Radios
        {...field('state')}
        legend="How it stands"
        items={actionStates.map((state) => ({ value: state, text: stateNames[state] }))}
      />
      <Button>{existing ? 'Save the change' : 'Add it to the plan'}</Button>
    </PostForm>
  );
}
