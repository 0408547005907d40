interface To {
  readonly email: string;
  readonly name: string;
}

interface Round {
  readonly programmeName: string;
  readonly dates: { readonly signUpCloses: string; readonly matchBy: string };
}

/** "2026-11-30" → "Monday 30 November". */
const inWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    timeZone: 'UTC',
  });

/** Tells a student that their answers are here, and what comes next. Nothing of what they said is in it. */
export const receivedLetter = ({ email, name }: To, { programmeName, dates }: Round) => ({
  to: email,
  kind: 'sign-up-notice' as const,
  subject: 'We have your answers',
  greeting: name,
  paragraphs: [
    `You have signed up for ${programmeName}.`,
    `You can change your answers until ${inWords(dates.signUpCloses)}. Then we look for who fits you. A careers consultant looks at each pairing.`,
    `You hear from us by ${inWords(dates.matchBy)}, whatever the news is.`,
  ],
  actions: [{ label: 'See where you stand', address: '/mentoring' }],
  why: 'you signed up for mentoring',
});
