import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, Radios, SummaryList, TextArea, TextField } from '@footing/pages';
import type { RoomWay } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { meetingPaths } from './meeting-paths';

interface RoomsView {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

const wayWords: Readonly<Record<RoomWay, { readonly text: string; readonly hint: string }>> = {
  'own-link': {
    text: 'People give a link themselves',
    hint: 'Either of the two, for one meeting or for all of theirs',
  },
  'mentor-room': {
    text: 'Each mentor has a room of their own',
    hint: 'Such as a personal room in Teams, Zoom or Google Meet. They enter it once, under “When I can meet”',
  },
  pattern: {
    text: 'Every meeting gets a room of its own, by itself',
    hint: 'For services that open a room at any address, such as Jitsi or BigBlueButton at your university',
  },
};

/** How online meetings get their link, and where links may lead. */
export function RoomsPage(view: RoomsView) {
  return (
    <>
      <Heading caption="Our university">Links for online meetings</Heading>
      <p class="govuk-body">
        Each online meeting needs a link to join. It stands on the page of the meeting, in the mail that invites people,
        and in their calendars.
      </p>
      {view.mayEdit ? <RoomsForm {...view} /> : <RoomsAsSet {...view} />}
    </>
  );
}

function RoomsForm({ typed, errors, csrf }: RoomsView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const pattern = (
    <TextField
      {...field('pattern')}
      label="Address of the rooms"
      hint="Write {code} where each meeting gets a code that nobody can guess. For example: https://meet.example.ac.uk/footing-{code}"
      type="text"
      spellcheck={false}
    />
  );
  // What is wrong with it is seen and can be put right, whichever way was chosen.
  const isApart = textIn(typed, 'way') !== 'pattern' && errors.some(({ field: at }) => at === 'pattern');
  return (
    <PostForm action={meetingPaths.rooms} csrf={csrf}>
      <Radios
        {...field('way')}
        legend="How do online meetings get their link?"
        legendSize="m"
        items={Object.entries(wayWords).map(([value, words]) => ({
          ...{ value, ...words },
          ...(value === 'pattern' && !isApart ? { conditional: pattern } : {}),
        }))}
      />
      {isApart ? pattern : null}
      <TextArea
        {...field('hosts')}
        label="Where may links lead?"
        hint="One on each line, such as teams.microsoft.com, zoom.us or meet.google.com. What belongs to one of them may be used too, such as your-university.zoom.us. Leave it empty to allow any."
        rows={4}
      />
      <Button>Save</Button>
    </PostForm>
  );
}

function RoomsAsSet({ typed }: RoomsView) {
  const way = textIn(typed, 'way') as RoomWay;
  return (
    <SummaryList
      rows={[
        { label: 'How meetings get their link', value: wayWords[way].text },
        ...(way === 'pattern' ? [{ label: 'Address of the rooms', value: textIn(typed, 'pattern') }] : []),
        { label: 'Where links may lead', value: textIn(typed, 'hosts').replaceAll('\n', ', ') || 'Anywhere' },
      ]}
    />
  );
}
