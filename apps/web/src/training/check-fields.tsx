import { Radios, TextField } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { MOST_CHOICES } from './read-version';

/** One question with its answers, each with why. @param at from 0. */
export function CheckFields({ at, typed, errors }: Pick<FormView, 'typed' | 'errors'> & { readonly at: number }) {
  const name = `checks-${at}`;
  const field = (end: string) => ({ name: `${name}-${end}`, value: textIn(typed, `${name}-${end}`), errors });
  const letters = ['A', 'B', 'C', 'D'].slice(0, MOST_CHOICES);
  return (
    <>
      <TextField {...field('question')} label={`Question ${at + 1}`} />
      {letters.map((letter, place) => (
        <>
          <TextField {...field(`choices-${place}-words`)} label={`Question ${at + 1}, answer ${letter}`} />
          <TextField {...field(`choices-${place}-why`)} label={`Why ${letter} is right or not`} />
        </>
      ))}
      <Radios
        {...field('right')}
        legend={`Which answer to question ${at + 1} is right?`}
        inline
        items={letters.map((letter, place) => ({ value: String(place), text: letter }))}
      />
    </>
  );
}
