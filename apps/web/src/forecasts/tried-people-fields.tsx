import { MOST_MORE, tierField, type TriablePeople, type TriedPeople } from '@footing/matching';
import { Details, NumberField, SelectField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import type { WhatIfPageView } from './what-if-view';

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Who is served first, and how many places there are: folded away until somebody wants to try them. */
export function TriedPeopleFields(view: WhatIfPageView) {
  const { can, typed, errors } = view;
  const isOpen =
    Object.keys(typedPeople(readPeople(typed))).length > 0 || errors.some(({ field }) => isOfPeople(field));
  return (
    <>
      {can.groups.length > 0 && <TriedTiers {...view} isOpen={isOpen} />}
      <TriedPlaces {...view} isOpen={isOpen} />
    </>
  );
}

type Folded = WhatIfPageView & { readonly isOpen: boolean };

function TriedTiers({ can, typed, errors, isOpen }: Folded) {
  return (
    <Details summary="Who is served first" open={isOpen}>
      {can.groups.map(({ id, name, tier }) => (
        <SelectField
          key={id}
          name={tierField(id)}
          label={name}
          labelSize="s"
          items={[
            { value: '', text: `As it is: ${tier === null ? 'no tier' : `tier ${tier}`}` },
            ...NINE.map((one) => ({ value: String(one), text: `Tier ${one}` })),
            { value: 'none', text: 'No tier' },
          ]}
          value={textIn(typed, tierField(id))}
          errors={errors}
        />
      ))}
    </Details>
  );
}

function TriedPlaces({ can, typed, errors, isOpen }: Folded) {
  return (
    <Details summary="How many places there are" open={isOpen}>
      <NumberField
        name="more"
        label="More places for every mentor"
        labelSize="s"
        hint={`0 to ${MOST_MORE}, for each mentor who offers places in this round.`}
        width={2}
        value={textIn(typed, 'more')}
        errors={errors}
      />
      <SelectField
        name="mentor"
        label="One mentor"
        labelSize="s"
        items={[
          { value: '', text: 'Nobody in particular' },
          ...can.mentors.map(({ offerId, name, places }) => ({ value: offerId, text: `${name}, ${places} now` })),
        ]}
        value={textIn(typed, 'mentor')}
        errors={errors}
      />
      <NumberField
        name="places"
        label="Their places"
        labelSize="s"
        width={2}
        value={textIn(typed, 'places')}
        errors={errors}
      />
    </Details>
  );
}

const TIER = tierField('');
const isOfPeople = (field: string): boolean =>
  field.startsWith(TIER) || ['more', 'mentor', 'places', 'tiers'].includes(field);

/** The fields as they were filled in; a number that is none becomes one that is refused. */
export function readPeople(typed: Typed): TriedPeople {
  const numberIn = (name: string) => (/^\d{1,3}$/.test(textIn(typed, name)) ? Number(textIn(typed, name)) : Number.NaN);
  const tiers = Object.keys(typed)
    .filter((name) => name.startsWith(TIER) && textIn(typed, name) !== '')
    .map((name) => ({
      groupId: name.slice(TIER.length),
      tier: textIn(typed, name) === 'none' ? ('none' as const) : numberIn(name),
    }));
  const more = ['', '0'].includes(textIn(typed, 'more').trim()) ? {} : { more: numberIn('more') };
  const offerId = textIn(typed, 'mentor');
  const mentor = offerId === '' ? {} : { mentor: { offerId, places: numberIn('places') } };
  return { ...(tiers.length > 0 ? { tiers } : {}), ...more, ...mentor };
}

/** The same as fields again. */
export const typedPeople = ({ tiers = [], more, mentor }: TriedPeople): Typed => ({
  ...Object.fromEntries(tiers.map(({ groupId, tier }) => [tierField(groupId), String(tier)])),
  ...(more === undefined ? {} : { more: String(more) }),
  ...(mentor ? { mentor: mentor.offerId, places: String(mentor.places) } : {}),
});

/** What was tried of people, in words; empty where nothing was. */
export function peopleWords({ tiers = [], more, mentor }: TriedPeople, can: TriablePeople): string[] {
  const nameOf = new Map(can.groups.map(({ id, name }) => [id, name]));
  const who = can.mentors.find(({ offerId }) => offerId === mentor?.offerId);
  return [
    ...tiers.map(
      ({ groupId, tier }) => `${nameOf.get(groupId) ?? 'A group'}: ${tier === 'none' ? 'no tier' : `tier ${tier}`}`,
    ),
    ...(more ? [`${more} more ${more === 1 ? 'place' : 'places'} for every mentor`] : []),
    ...(mentor && who ? [`${who.name}: ${mentor.places} ${mentor.places === 1 ? 'place' : 'places'}`] : []),
  ];
}
