/** Every address of the pages that two people share, once. */
export const togetherAddresses = {
  /** What two people have together: their hub. */
  together: (id: string) => `/together/${id}`,
  agreement: (id: string) => `/together/${id}/agreement`,
  goals: (id: string) => `/together/${id}/goals`,
  goal: (id: string, goalId: string) => `/together/${id}/goal?goal=${goalId}`,
  goalSteps: (id: string) => `/together/${id}/goal`,
  goalWords: (id: string) => `/together/${id}/goal/words`,
  guides: (id: string) => `/together/${id}/guides`,
  guide: (id: string, code: string) => `/together/${id}/guides/${code}`,
  goodbye: (id: string) => `/together/${id}/goodbye`,
  certificate: (id: string) => `/together/${id}/certificate`,
  again: (link: string) => `/again/${link}`,
  togetherTexts: '/together-texts',
  togetherText: (code: string) => `/together-texts/${code}`,
} as const;
