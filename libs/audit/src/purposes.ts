/** What each kind of event is for, by the word before its first full stop, as people read it. */
export const purposes: Readonly<Record<string, string>> = {
  application: 'Running the mentoring',
  'sign-up': 'Running the mentoring',
  offer: 'Running the mentoring',
  training: 'Running the mentoring',
  check: 'Keeping people safe',
  review: 'Bringing students and mentors together',
  draft: 'Bringing students and mentors together',
  'what-if': 'Bringing students and mentors together',
  swap: 'Bringing students and mentors together',
  study: 'Bringing students and mentors together',
  chances: 'Bringing students and mentors together',
  pairing: 'Bringing students and mentors together',
  introductions: 'Bringing students and mentors together',
  'standing-approval': 'Bringing students and mentors together',
  places: 'Running the mentoring',
  import: 'Bringing people’s details in',
  monitoring: 'Equality monitoring, as counts',
  tiers: 'Bringing people’s details in',
  account: 'Looking after accounts',
  device: 'Signing in and out',
  role: 'Signing in and out',
  'signed-in': 'Signing in and out',
  'signed-out': 'Signing in and out',
  'sign-in': 'Signing in and out',
  'access-record': 'Checking who looked at what',
  story: 'Telling stories of students and mentors',
  right: 'Answering what people ask about their data',
  copy: 'Answering what people ask about their data',
};

/** What an event is for where nobody said what for. */
export const purposeOf = (event: string): string => purposes[event.split('.')[0] ?? ''] ?? 'Running the service';
