import { Details, Heading, SliderField } from '@footing/pages';
import type { FormView } from './form-view';
import { textIn } from './typed';

/** What the three are called, here and where they are tried. */
const names: Readonly<Record<string, string>> = {
  retention: 'Keep what was there',
  mentorsView: 'Whose view counts',
  lotteryStrength: 'Strength of the lottery',
  minimumFit: 'Minimum fit',
};

/** Says which number is wrong: the list at the top of a page shows the message alone. '' for any other field. */
export const ofWhich = (field: string): string => (names[field] === undefined ? '' : ` for “${names[field]}”`);

/** The three choices that are a matter of degree: least change, whose view counts, and the lottery. */
export function BalanceFields({ typed, errors }: Pick<FormView, 'typed' | 'errors'>) {
  const field = (name: string) =>
    ({ name, value: textIn(typed, name), min: 0, max: 100, errors, labelSize: 's' }) as const;
  return (
    <>
      <Heading level={2}>By how much</Heading>
      <SliderField
        {...field('retention')}
        label="Keep what was there"
        hint="For a new draft after small changes. A pairing of the last draft stays unless others fit better by this much, out of 100. With 0 it stays only where nothing speaks against it."
      />
      <SliderField
        {...field('mentorsView')}
        label="Whose view counts"
        hint="Students and mentors can say what is most important to them, and that counts double. This is whose word it goes by."
        lowWords="the student’s alone"
        highWords="the mentor’s alone"
      />
      <SliderField
        {...field('lotteryStrength')}
        label="Strength of the lottery"
        hint="Each student draws a number. With 0 it only decides between drafts that are equally good. With more, the best number counts like so much more fit, out of 100. It never lifts anybody into another tier."
      />
      <WhyChance />
    </>
  );
}

function WhyChance() {
  return (
    <Details summary="Why let chance decide more?">
      <p class="govuk-body">
        Where students of one tier fit almost equally well and there are too few mentors, somebody has to go without. A
        lottery is a fair way to decide that: nobody is passed over because of how they filled in a form.
      </p>
      <p class="govuk-body">
        It also lets you find out whether mentoring helps. Students who had a mentor and students who only missed one by
        chance are alike in everything else, so you can compare them at the end of the year. Without chance you would
        compare people who differed from the start.
      </p>
      <p class="govuk-body">
        With 2 to 10, fit is hardly any lower and the comparison is already worth having. With 100, chance decides among
        the students of the tier that runs short.
      </p>
    </Details>
  );
}
