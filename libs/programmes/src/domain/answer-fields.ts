/** The answers that a criterion may compare: key → name for people. Ask of no more than a programme needs. */
export const studentAnswers: Readonly<Record<string, string>> = {
  course: 'Course',
  yearOfStudy: 'Year of study',
  helpWanted: 'Help wanted',
  direction: 'Career direction',
  waysOfWorking: 'Ways of working',
  interests: 'Interests',
  meetingModes: 'Ways to meet',
  availability: 'Times free',
  place: 'Place',
  hoursPerMonth: 'Hours a month',
};

export const mentorAnswers: Readonly<Record<string, string>> = {
  course: 'Course',
  graduationYear: 'Year of graduation',
  fieldEntryYear: 'Year they entered their field',
  employer: 'Employer',
  jobTitle: 'Job title',
  sectors: 'Sectors',
  helpOffered: 'Help offered',
  waysOfWorking: 'Ways of working',
  interests: 'Interests',
  meetingModes: 'Ways to meet',
  availability: 'Times free',
  place: 'Place',
  hoursPerMonth: 'Hours a month',
};

const COLUMN = /^column:[^\s]{1,190}$/;

/** Whether a key is one of the answers above, or a column of the institution's own (`column:…`). */
export const isStudentField = (key: string): boolean => Object.hasOwn(studentAnswers, key) || COLUMN.test(key);
export const isMentorField = (key: string): boolean => Object.hasOwn(mentorAnswers, key) || COLUMN.test(key);

/** Name of an answer for people: 'Course', or 'Grade (your own column)' for `column:grade`. */
export function answerName(key: string): string {
  const known = studentAnswers[key] ?? mentorAnswers[key];
  if (known !== undefined) return known;
  const words = key.replace(/^column:/, '').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (your own column)`;
}
