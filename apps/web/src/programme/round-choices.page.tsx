import {
  aims,
  fairnessKinds,
  type PriorityGroup,
  type RoundDetail,
  type RoundSizes,
  type ShownLottery,
} from '@footing/programmes';
import { Button, Checkboxes, Heading, NumberField, PostForm, Radios, TextArea } from '@footing/pages';
import { paths } from '../paths';
import { BalanceFields } from './balance-fields';
import { ChoicesInWords } from './choices-in-words';
import type { FormView } from './form-view';
import { LotteryPromise } from './lottery-promise';
import { captionOf, count, draftsKeepTheirs } from './round-words';
import { textIn } from './typed';

export interface RoundChoicesView extends FormView {
  readonly detail: RoundDetail;
  /** Every group of the university. */
  readonly groups: readonly PriorityGroup[];
  /** Null for those who may not see who takes part. */
  readonly sizes: RoundSizes | null;
  readonly lottery: ShownLottery;
  readonly mayEdit: boolean;
  /** Whether they may look at lotteries of several strengths. */
  readonly mayTry: boolean;
}

/** The field that holds the places kept for a group. */
export const floorField = (groupId: string) => `floor-${groupId}`;

/** What counts first when not everything can be had. */
export function RoundChoicesPage(view: RoundChoicesView) {
  const { detail, groups, lottery, mayEdit } = view;
  return (
    <>
      <Heading caption={captionOf(detail)}>What counts first</Heading>
      <p class="govuk-body">
        There are seldom enough mentors for everybody, and the best mentor for one student may be the best for another
        too. Here you say what comes first then. {draftsKeepTheirs}
      </p>
      {mayEdit ? <ChoicesForm {...view} /> : <ChoicesInWords {...{ detail, groups }} />}
      <LotteryPromise lottery={lottery} />
      {view.mayTry ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.lotteryDesign(detail.round.id)}>
            See what lotteries of several strengths would give
          </a>
        </p>
      ) : null}
    </>
  );
}

function ChoicesForm(view: RoundChoicesView) {
  const { action, csrf, typed, errors } = view;
  return (
    <PostForm action={action} csrf={csrf}>
      <Radios
        name="aim"
        legend="What is this round for?"
        legendSize="m"
        items={itemsOf(aims)}
        value={textIn(typed, 'aim')}
        errors={errors}
      />
      <TiersField {...view} />
      <FairnessField {...view} />
      <BalanceFields typed={typed} errors={errors} />
      <Button>Save what counts first</Button>
    </PostForm>
  );
}

function TiersField({ typed, errors, detail }: RoundChoicesView) {
  const why = (
    <TextArea
      name="ignoreTiersReason"
      label="Why do tiers not count in this round?"
      hint="This is kept with the round, for whoever asks later."
      rows={3}
      value={textIn(typed, 'ignoreTiersReason')}
      errors={errors}
    />
  );
  return (
    <Checkboxes
      name="ignoreTiers"
      legend="Tiers"
      legendSize="m"
      hint={
        <>
          Tier 1 is served as well as can be before tier 2, and so on.{' '}
          <a class="govuk-link" href={paths.roundTiers(detail.round.id)}>
            Priority groups and tiers
          </a>
        </>
      }
      items={[{ value: 'yes', text: 'In this round tiers do not count', conditional: why }]}
      values={textIn(typed, 'ignoreTiers') === 'yes' ? ['yes'] : []}
      errors={errors}
    />
  );
}

function FairnessField(view: RoundChoicesView) {
  const { typed, errors, groups } = view;
  const items = itemsOf(fairnessKinds).map((item) =>
    item.value === 'floors' && groups.length > 0 ? { ...item, conditional: <Floors {...view} /> } : item,
  );
  return (
    <>
      <Radios
        name="fairness"
        legend="Between the tiers and the fit"
        legendSize="m"
        hint="Where groups are compared, a student counts for one group: the one with the best tier. Of two with the same tier it is the first in the alphabet."
        items={items}
        value={textIn(typed, 'fairness')}
        errors={errors}
      />
      <TextArea
        name="fairnessReason"
        label="Why is that fair in this round?"
        labelSize="s"
        hint="Leave this empty with “Nothing more”. Where a group goes by a protected characteristic, such as ethnicity, disability or sex, this is your record of positive action. To be confirmed by your data protection officer."
        rows={4}
        value={textIn(typed, 'fairnessReason')}
        errors={errors}
      />
    </>
  );
}

function Floors({ groups, sizes, typed, errors }: RoundChoicesView) {
  return (
    <>
      {groups.map(({ id, name }) => (
        <NumberField
          key={id}
          name={floorField(id)}
          label={`Places for ${name}`}
          hint={sizeInWords(sizes, id, Number(textIn(typed, floorField(id))))}
          width={4}
          value={textIn(typed, floorField(id))}
          errors={errors}
        />
      ))}
    </>
  );
}

/** Places kept before sign-up may have come to nothing since: no draft can be made then, so the page says so at once. */
function sizeInWords(sizes: RoundSizes | null, groupId: string, floor: number): string | undefined {
  if (sizes === null || sizes.students === 0) return undefined;
  const students = sizes.studentsOfGroup.get(groupId) ?? 0;
  const counted = students === 0 ? 'No student' : count(students, 'student');
  const words = `${counted} who applied ${students > 1 ? 'count' : 'counts'} for it`;
  if (!(floor > students)) return words;
  return `${words}, so no draft can keep ${count(floor, 'place')}. ${students === 0 ? 'Leave this empty' : `Keep ${students} or fewer`}`;
}

const itemsOf = (choices: Readonly<Record<string, { name: string; explains: string }>>) =>
  Object.entries(choices).map(([value, { name, explains }]) => ({ value, text: name, hint: explains }));
