import {
  Button,
  Checkboxes,
  DateField,
  FileField,
  Heading,
  PostForm,
  Radios,
  TextArea,
  TextField,
} from '@footing/pages';
import { MOST_LOGO_BYTES } from '@footing/programmes';
import {
  monthsAfter,
  MOST_STORY_MONTHS,
  type PersonToAsk,
  storyPlaceCodes,
  storyPlaces,
  USUAL_STORY_MONTHS,
} from '@footing/stories';
import type { FormView } from '../programme/form-view';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';

interface AskView extends Omit<FormView, 'action'> {
  readonly person: PersonToAsk;
  /** `student:<id>` or `mentor:<id>`. */
  readonly who: string;
}

/** The boxes of the last day that is proposed. */
export function usualDay(now: Date) {
  const [year = '', month = '', day = ''] = monthsAfter(now.toISOString().slice(0, 10), USUAL_STORY_MONTHS).split('-');
  return { 'until-day': String(Number(day)), 'until-month': String(Number(month)), 'until-year': year };
}

/** What somebody is asked for, exactly as it would be used. */
export function AskStoryPage({ person, who, typed, errors, csrf }: AskView) {
  const name = `${person.firstName} ${person.lastName}`.trim();
  return (
    <>
      <Heading caption={name}>Ask for a story</Heading>
      <p class="govuk-body">
        {person.firstName} sees exactly this and says yes or no. Nobody can change it afterwards: if it should be
        different, ask again with a new one.
      </p>
      <PostForm action={paths.newStory} csrf={csrf} multipart>
        <input type="hidden" name="who" value={who} />
        <Said typed={typed} errors={errors} />
        <Named person={person} typed={typed} errors={errors} />
        <Picture typed={typed} errors={errors} />
        <Terms typed={typed} errors={errors} />
        <Button>Ask {person.firstName}</Button>
      </PostForm>
    </>
  );
}

type PartView = Pick<AskView, 'typed' | 'errors'>;

function Named({ person: { firstName, lastName }, typed, errors }: PartView & Pick<AskView, 'person'>) {
  const described = (
    <TextField
      name="described"
      label="What stands in place of the name"
      labelSize="s"
      hint="For example: A second-year history student"
      value={textIn(typed, 'described')}
      errors={errors}
    />
  );
  return (
    <Radios
      name="naming"
      legend="How would they be named?"
      legendSize="s"
      items={[
        { value: 'first', text: `First name: ${firstName}` },
        { value: 'full', text: `Full name: ${firstName} ${lastName}` },
        { value: 'none', text: 'No name', conditional: described },
      ]}
      value={textIn(typed, 'naming')}
      errors={errors}
    />
  );
}

function Picture({ typed, errors }: PartView) {
  return (
    <>
      <FileField
        name="file"
        label="Picture, if there is one"
        labelSize="s"
        hint="A PNG or a JPEG, at most 2,000 pixels a side, the right way up. Where and when it was taken is left out."
        accept=".png,.jpg,.jpeg"
        maxBytes={MOST_LOGO_BYTES}
        errors={errors}
      />
      <TextField
        name="pictureWords"
        label="What the picture shows"
        labelSize="s"
        hint="Read aloud to those who cannot see it. Leave it empty without a picture."
        value={textIn(typed, 'pictureWords')}
        errors={errors}
      />
    </>
  );
}

function Said({ typed, errors }: PartView) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        labelSize="s"
        hint="Everybody would see it."
        value={textIn(typed, 'title')}
        errors={errors}
      />
      <TextArea
        name="words"
        label="The exact words"
        labelSize="s"
        hint="At most 2,000 characters. An empty line begins a new paragraph."
        rows={10}
        value={textIn(typed, 'words')}
        errors={errors}
      />
    </>
  );
}

function Terms({ typed, errors }: PartView) {
  return (
    <>
      <Checkboxes
        name="places"
        legend="Where would it be used?"
        legendSize="s"
        items={storyPlaceCodes.map((value) => ({ value, text: storyPlaces[value] }))}
        values={listIn(typed, 'places')}
        errors={errors}
      />
      <DateField
        name="until"
        legend="Until when?"
        legendSize="s"
        hint={`The last day, at most ${MOST_STORY_MONTHS} months from today.`}
        value={{
          day: textIn(typed, 'until-day'),
          month: textIn(typed, 'until-month'),
          year: textIn(typed, 'until-year'),
        }}
        errors={errors}
      />
    </>
  );
}
