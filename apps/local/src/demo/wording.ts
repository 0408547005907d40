/** Answers people choose from. None holds a comma or a semicolon, so that a list of them fits one cell of a spreadsheet. */

/** What a student can want help with, and a mentor can offer; the weight says how often students ask. */
export const helpTopics = [
  ['Choosing a direction', 9],
  ['CV and applications', 10],
  ['Interview practice', 8],
  ['Finding work experience', 9],
  ['Building a network', 6],
  ['Growing in confidence', 8],
  ['Understanding workplace culture', 5],
  ['Further study', 4],
  ['Balancing work and study', 4],
  ['Starting a business', 2],
  ['Building a portfolio', 3],
  ['Asking for adjustments at work', 2],
] as const;

/** How somebody would like the two of them to work: said beforehand, about meetings to come. */
export const waysOfWorking = [
  'Plan each meeting ahead',
  'Talk things through freely',
  'Set small steps and check them',
  'Be frank with each other',
  'Encourage first and advise second',
  'Take time to think before answering',
  'Try things out and learn from them',
  'Write things down between meetings',
] as const;

/** What people like doing. */
export const interests = [
  'Baking',
  'Board games',
  'Books',
  'Choir and singing',
  'Climbing',
  'Coding for fun',
  'Cooking',
  'Cricket',
  'Cycling',
  'Dance',
  'Drawing',
  'Faith and community',
  'Film',
  'Football',
  'Gaming',
  'Gardening',
  'Hiking',
  'History walks',
  'Languages',
  'Live music',
  'Photography',
  'Poetry',
  'Running',
  'Theatre',
  'Volunteering',
] as const;

/** Ways to meet, with how often each is chosen: a weight. */
export const meetingModes = [
  ['Online', 10],
  ['In person', 5],
  ['Phone', 3],
] as const;

/** Times a week can hold, with how often each is free: a weight. */
export const times: readonly (readonly [string, number])[] = (
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
).flatMap((day) => [
  [`${day} morning`, day === 'Saturday' ? 3 : 2] as const,
  [`${day} afternoon`, day === 'Wednesday' ? 5 : 3] as const,
  [`${day} evening`, day === 'Friday' || day === 'Saturday' ? 3 : 8] as const,
]);

/** What a student may say matters most to them, in the words of the criteria, with a weight. */
export const mostImportant = [
  ['Help', 5],
  ['Direction', 8],
  ['Ways of working', 3],
  ['Shared experience', 3],
  ['Recent path', 2],
  ['Practical', 2],
  ['Interests', 1],
] as const;

/** Where students live, with weights; the first three are invented places. */
export const studentPlaces = [
  ['Wexmere', 60],
  ['Nether Halding', 9],
  ['Coldstow', 8],
  ['Birmingham', 7],
  ['Leicester', 5],
  ['Coventry', 4],
] as const;

/** Where mentors live, with weights. */
export const mentorPlaces = [
  ['Wexmere', 22],
  ['London', 24],
  ['Birmingham', 12],
  ['Manchester', 9],
  ['Leeds', 6],
  ['Bristol', 6],
  ['Leicester', 5],
  ['Cardiff', 4],
  ['Glasgow', 3],
  ['Newcastle', 3],
  ['Belfast', 2],
  ['Dublin', 2],
] as const;
