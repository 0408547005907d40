/** The columns of the students' table, as a student registry and a sign-up form would name them. Keys are those of the import. */
export const studentHeaders = {
  universityId: 'Student ID',
  email: 'Email address',
  firstName: 'Forename',
  lastName: 'Surname',
  school: 'Faculty',
  course: 'Programme of study',
  yearOfStudy: 'Year of study',
  priorityGroups: 'Priority groups',
  helpWanted: 'What would you like help with?',
  direction: 'Which sectors interest you?',
  waysOfWorking: 'Preferred ways of working',
  interests: 'Interests',
  meetingModes: 'How would you like to meet?',
  availability: 'Availability',
  place: 'Where are you based?',
  hoursPerMonth: 'Hours per month',
  sharedExperienceAsked: 'Would you like shared experience?',
  sharedExperienceWanted: 'Shared experiences wanted',
  mostImportant: 'What matters most to you?',
  about: 'About you',
  avoid: 'Mentors to avoid',
} as const;

/** The columns of the mentors' table, as an alumni database would name them. */
export const mentorHeaders = {
  universityId: 'Alumni ID',
  email: 'Preferred email',
  firstName: 'First name',
  lastName: 'Last name',
  school: 'School',
  course: 'Degree subject',
  graduationYear: 'Year of graduation',
  employer: 'Current employer',
  jobTitle: 'Job title',
  sectors: 'Industry',
  fieldEntryYear: 'Year entered field',
  places: 'Number of students',
  helpOffered: 'What can you help with?',
  waysOfWorking: 'Ways of working',
  interests: 'Hobbies and interests',
  meetingModes: 'How would you like to meet?',
  availability: 'Availability',
  place: 'Town or city',
  hoursPerMonth: 'Hours per month',
  sharedExperienceOffered: 'Shared experiences offered',
  about: 'Short biography',
  avoid: 'Students to avoid',
} as const;

export type StudentKey = keyof typeof studentHeaders;
export type MentorKey = keyof typeof mentorHeaders;

/** The share of people who leave an answer empty, by column: 0.03 to 0.09. Columns not named are always filled or are a choice. */
export const leftEmpty: Readonly<Partial<Record<StudentKey | MentorKey, number>>> = {
  helpWanted: 0.03,
  helpOffered: 0.04,
  direction: 0.05,
  sectors: 0.03,
  waysOfWorking: 0.08,
  interests: 0.07,
  meetingModes: 0.04,
  availability: 0.06,
  place: 0.05,
  hoursPerMonth: 0.06,
  employer: 0.07,
  jobTitle: 0.05,
  fieldEntryYear: 0.09,
  about: 0.09,
};
