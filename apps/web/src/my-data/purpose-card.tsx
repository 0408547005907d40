import type { ShownChoice, ShownPurpose } from '@footing/consent';
import { purposes } from '@footing/kernel';
import { ChoiceCard, ChoiceSwitch, ChoiceText, Details } from '@footing/pages';
import { buttonWords, idOfPurpose, paragraphsOf, standingWords } from './choice-words';
import type { Items } from './items-of-mine.service';
import { StoryChoice } from './story-choice';

/** What the cards of a page have in common. */
export interface CardsView {
  readonly mine: Pick<Items, 'items' | 'words'>;
  readonly at: Date;
}

/** A purpose with its text, and a switch for everything that can be decided under it. */
export function PurposeCard({ shown, view, level }: { shown: ShownPurpose; view: CardsView; level?: 2 | 3 | 4 }) {
  const { purpose, notice, choices } = shown;
  const { title } = purposes[purpose];
  return (
    <ChoiceCard id={idOfPurpose(purpose)} title={title} level={level}>
      <ChoiceText paragraphs={paragraphsOf(notice.body, title)} lang={notice.lang === 'cy' ? 'cy' : undefined} />
      {choices.length === 0 && <p class="govuk-body-s">{nothingYet(shown)}</p>}
      <Switches choices={choices} view={view} />
    </ChoiceCard>
  );
}

/** More than so many that are all off wait behind one line; the text that they go by stands above it. */
const MOST_OFF_IN_THE_OPEN = 3;

/** Every switch of a purpose. What is on, or waits for an answer, is in the open: to stop is never a tap more than to say yes. */
function Switches({ choices, view }: { readonly choices: readonly ShownChoice[]; readonly view: CardsView }) {
  const all = choices.map((choice) => <SwitchOf choice={choice} view={view} />);
  const allOff = choices.every(isPlainlyOff);
  if (!allOff || choices.length <= MOST_OFF_IN_THE_OPEN) return <>{all}</>;
  return <Details summary={`Choose from ${choices.length} things, all off now`}>{all}</Details>;
}

const isPlainlyOff = ({ item, standing, isAskedAgain }: ShownChoice): boolean =>
  !isAskedAgain && !item.startsWith('story:') && (standing === 'never' || standing === 'stopped');

function SwitchOf({ choice, view }: { choice: ShownChoice; view: CardsView }) {
  const { item, verb, shown } = choice;
  const story = view.mine.items.get(item)?.story;
  if (story) return <StoryChoice choice={choice} story={story} />;
  const words =
    item === '' ? undefined : (view.mine.items.get(item) ?? { label: view.mine.words(item), value: undefined });
  const { state, status, detail } = standingWords(choice, view.at);
  const isOn = state === 'on';
  const about = words?.label ?? purposes[choice.purpose].title;
  const change = { name: isOn ? 'stop' : 'give', value: shown, words: buttonWords(verb, isOn, item), about };
  const again = { name: 'renew', value: shown, words: 'Yes, it still holds', about };
  const canAgain = choice.isAskedAgain || choice.isEndingSoon;
  const buttons = state === 'changing' ? [] : canAgain ? [again, change] : [change];
  return (
    <ChoiceSwitch
      {...{ state, status, buttons, label: words?.label, value: words?.value }}
      detail={[detail, ...whyAgain(choice)].join(' ')}
    />
  );
}

/** Why a yes can be said again; empty where it cannot. */
function whyAgain({ isAskedAgain, isEndingSoon }: ShownChoice): readonly string[] {
  if (isAskedAgain) return ['The words are new since then: does your yes still hold?'];
  return isEndingSoon ? ['It ends within a year: you can say now that it still holds, and it lasts longer.'] : [];
}

/** Why there is nothing to press. */
function nothingYet({ purpose, verb }: ShownPurpose): string {
  if (verb === 'none') return 'There is nothing to choose here. You can write to us about it: see below.';
  switch (purposes[purpose].items) {
    case 'experience':
      return 'You have not shared any experience. If you do, each one is here with its own button.';
    case 'field':
      return 'You have not told us anything yet. Each answer that you give is here with its own button.';
    case 'group':
      return 'There is nothing here that you could say.';
    case 'story':
      return 'There is no story with your words or picture. If we would like to use something, we ask you first, and you find it here with its end date.';
    default:
      return 'There is nothing to choose here.';
  }
}
