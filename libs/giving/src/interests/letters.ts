import type { LetterToAnybody } from '@footing/messages';

const WHY = 'somebody entered your address where one says that one wants to mentor';

/** To whoever wrote: it is the same whether they are known here or not. */
export const confirmLetter = (link: string): LetterToAnybody => ({
  kind: 'interest-notice',
  subject: 'Do you want to be a mentor?',
  paragraphs: [
    'Somebody told us that you would like to be a mentor, and gave this address. If it was you, open this link and press the button.',
    'Until then nobody here reads what you wrote. After two days it is gone.',
  ],
  actions: [{ label: 'Say that it was you', address: `/be-a-mentor/mine/${link}` }],
  notes: [
    'Keep this mail: by the same link you can see what we hold about you, and take it back.',
    'It was not you? Then there is nothing to do.',
  ],
  why: WHY,
});

/** To somebody who cannot mentor here, at least now. */
export const declineLetter = (name: string): LetterToAnybody => ({
  kind: 'interest-notice',
  subject: 'Thank you for offering to mentor',
  greeting: name,
  paragraphs: [
    'Thank you for offering your time. We cannot take you up on it this time, and we are sorry.',
    'It says nothing about you: how many mentors we need, and from where, differs from year to year. You are welcome to write to us again.',
    'We have deleted what you wrote to us.',
  ],
  why: 'you told us that you would like to be a mentor',
});
