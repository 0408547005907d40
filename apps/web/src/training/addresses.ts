/** Every address of training, once. */
export const trainingAddresses = {
  myTraining: '/me/training',
  lesson: (code: string, page: number | 'checks' | 'done' = 1) => `/me/training/${code}?page=${page}`,
  answerLesson: (code: string) => `/me/training/${code}`,
  training: '/training',
  trainingModule: (code: string) => `/training/modules/${code}`,
  trainingRecords: '/training/records',
  remindOfTraining: '/training/records/remind',
  mentorChecks: '/training/checks',
  endCheck: (id: string) => `/training/checks/${id}/end`,
  checksOfMentor: (id: string) => `/training/mentors-checked/${id}`,
} as const;
