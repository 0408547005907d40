import { Heading, InsetText, Table, Tag } from '@footing/pages';
import { READING_AGE, type Suggestion, type SuggestionKind } from '@footing/wording';

/** A text of a form, and what could be said better in it. */
export interface LookedAt {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

const kinds: Readonly<Record<SuggestionKind, string>> = {
  inclusive: 'May leave people out',
  'hard-to-read': 'Hard to read',
  'may-offend': 'May offend',
};

/** What could be said better in the texts of a form. */
export function WordingPage({ texts }: { readonly texts: readonly LookedAt[] }) {
  const found = texts.filter(({ suggestions }) => suggestions.length > 0);
  return (
    <>
      <Heading>Check the wording</Heading>
      <p class="govuk-body">
        These are suggestions from word lists and from measures of how easy a sentence is to read at {READING_AGE}. You
        decide. Nothing is saved here: go back to the other tab to change your text.
      </p>
      {texts.length === 0 && <InsetText>There is no text to look at yet. Write something first.</InsetText>}
      {texts.length > 0 && found.length === 0 && (
        <InsetText>We found nothing to suggest. A colleague may still see what a word list cannot.</InsetText>
      )}
      {found.map((looked) => (
        <OfOneText {...looked} />
      ))}
    </>
  );
}

function OfOneText({ text, suggestions }: LookedAt) {
  return (
    <Table
      caption={`In the text “${beginning(text)}”`}
      columns={[{ text: 'Where' }, { text: 'Why' }, { text: 'What may be better' }]}
      rows={suggestions.map((one) => [<Quoted text={text} {...one} />, <Tag>{kinds[one.kind]}</Tag>, better(one)])}
    />
  );
}

const better = ({ kind, instead }: Suggestion): string => {
  if (instead.length > 0) return `Perhaps: ${instead.slice(0, 5).join(', ')}`;
  return kind === 'hard-to-read' ? 'Shorter words, or two sentences' : 'Say it another way';
};

const AROUND = 40;

/** The place with a few words around it. */
function Quoted({ text, quote, at }: Suggestion & { readonly text: string }) {
  const end = at + quote.length;
  const before = text.slice(Math.max(0, at - AROUND), at);
  return (
    <>
      {at > AROUND ? '…' : ''}
      {before}
      <strong>{quote}</strong>
      {text.slice(end, end + AROUND)}
      {end + AROUND < text.length ? '…' : ''}
    </>
  );
}

const beginning = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 50)}…` : line;
};
