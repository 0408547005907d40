/**
 * The words that students and mentors choose from where nobody has brought words of their own. Both sides choose from the
 * same list, for only the same words meet. None holds a comma or a semicolon, so that a list of them fits one cell.
 */
export const answerWords = {
  /** What a student can want help with, and a mentor can offer. */
  help: [
    'Choosing a direction',
    'CV and applications',
    'Interview practice',
    'Finding work experience',
    'Building a network',
    'Growing in confidence',
    'Understanding workplace culture',
    'Further study',
    'Balancing work and study',
    'Starting a business',
    'Building a portfolio',
    'Asking for adjustments at work',
  ],
  /** What a student can help a senior manager to see, where students are the mentors. */
  helpToManagers: [
    'What studying here is like now',
    'Money and the cost of studying',
    'Living at home and travelling in',
    'Feeling that you belong here',
    'How students use technology',
    'What helps students to stay',
    'How students hear about things',
    'Working while studying',
    'Feedback on our services',
    'How decisions look to students',
  ],
  /** How two people like to work together. */
  waysOfWorking: [
    'Plan each meeting ahead',
    'Talk things through freely',
    'Set small steps and check them',
    'Be frank with each other',
    'Encourage first and advise second',
    'Take time to think before answering',
    'Try things out and learn from them',
    'Write things down between meetings',
  ],
  interests: [
    ...['Baking', 'Board games', 'Books', 'Choir and singing', 'Climbing', 'Coding for fun', 'Cooking', 'Cricket'],
    ...['Cycling', 'Dance', 'Drawing', 'Faith and community', 'Film', 'Football', 'Gaming', 'Gardening', 'Hiking'],
    ...['History walks', 'Languages', 'Live music', 'Photography', 'Poetry', 'Running', 'Theatre', 'Volunteering'],
  ],
  meetingModes: ['online', 'in person', 'phone'],
  /** "Monday morning" and so on, down the week. */
  times: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].flatMap((day) =>
    ['morning', 'afternoon', 'evening'].map((part) => `${day} ${part}`),
  ),
  /** What somebody may like to share with the person they are matched with: only ever by asking, with a yes for each. */
  experiences: [
    'First in family at university',
    'Care experienced',
    'Estranged from family',
    'Disabled',
    'Black heritage',
    'Asian heritage',
    'Mixed heritage',
    'LGBTQ+',
    'Mature student',
    'Carer',
    'Parent',
    'Commuter',
    'Forces family',
    'Refugee background',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
