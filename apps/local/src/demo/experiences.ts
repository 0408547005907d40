import { ethnicityOf } from './backgrounds';
import { type Person } from './world';

/** Experiences a student may ask to share with their mentor and a mentor may offer: only ever by asking, with recorded agreement. */
export const experiences: readonly { readonly name: string; readonly isTrueOf: (person: Person) => boolean }[] = [
  { name: 'First in family at university', isTrueOf: ({ traits }) => traits.has('firstInFamily') },
  { name: 'Care experienced', isTrueOf: ({ traits }) => traits.has('careExperienced') },
  { name: 'Estranged from family', isTrueOf: ({ traits }) => traits.has('estranged') },
  { name: 'Disabled', isTrueOf: ({ traits }) => traits.has('disabled') },
  { name: 'Black heritage', isTrueOf: ({ background }) => ethnicityOf[background] === 'Black' },
  { name: 'Asian heritage', isTrueOf: ({ background }) => ethnicityOf[background] === 'Asian' },
  { name: 'Mixed heritage', isTrueOf: ({ background }) => ethnicityOf[background] === 'Mixed' },
  { name: 'LGBTQ+', isTrueOf: ({ traits }) => traits.has('lgb') || traits.has('genderDiffers') },
  { name: 'Mature student', isTrueOf: ({ traits }) => traits.has('mature') },
  { name: 'Carer', isTrueOf: ({ traits }) => traits.has('carer') },
  { name: 'Parent', isTrueOf: ({ traits }) => traits.has('parent') },
  { name: 'Commuter', isTrueOf: ({ traits }) => traits.has('commuter') },
  { name: 'Forces family', isTrueOf: ({ traits }) => traits.has('serviceChild') },
  { name: 'Refugee background', isTrueOf: ({ traits }) => traits.has('refugee') },
];

/** The experiences that are true of a person, by name. */
export function experiencesOf(person: Person): readonly string[] {
  return experiences.filter(({ isTrueOf }) => isTrueOf(person)).map(({ name }) => name);
}
