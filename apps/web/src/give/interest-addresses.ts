/** Every address of people who want to mentor and were not invited, once. */
export const interestAddresses = {
  tellUs: '/be-a-mentor/tell-us',
  sent: '/be-a-mentor/sent',
  gone: '/be-a-mentor/gone',
  /** For whoever holds the link. */
  mine: (link: string) => `/be-a-mentor/mine/${link}`,
  step: (link: string, step: 'confirm' | 'take-back') => `/be-a-mentor/mine/${link}/${step}`,
  /** For those who invite. */
  interested: '/mentors-invited/interested',
  answer: (id: string, answer: 'invite' | 'decline') => `/mentors-invited/interested/${id}/${answer}`,
} as const;
