/** The journeys under which pictures are filed: the first whose addresses fit is the one. */
export const journeys = {
  arriving: {
    title: 'Arriving and signing in',
    addresses: /^\/($|\?|sign-|invited|at\/|demo\/sign|accessibility|privacy|be-a-mentor|stories$|me\/role|no-such)/,
  },
  mail: { title: 'Mail and what its links lead to', addresses: /^\/(answer|stop|met|again|demo\/mail)/ },
  surveys: {
    title: 'Surveys',
    addresses: /^\/(survey\/|instruments|me\/surveys|rounds\/[^/]+\/(surveys|waves))/,
  },
  'signing-up': { title: 'A student signs up', addresses: /^\/(join|mentoring|shortlist)/ },
  mentoring: {
    title: 'A mentor offers places',
    addresses: /^\/me\/(students|rounds|places)|^\/short-calls/,
  },
  training: { title: 'Training', addresses: /^\/(me\/)?training/ },
  pairs: {
    title: 'Two people meet',
    addresses: /^\/(my-pairings|together\/|messages|intro-calls|meetings|me\/(when|calendar))/,
  },
  concerns: { title: 'Concerns', addresses: /^\/(concern|opened-messages)/ },
  'my-account': { title: 'My account and my data', addresses: /^\/me(\/|$)/ },
  matching: {
    title: 'Matching and reviewing',
    addresses:
      /^\/(drafts|studies|pairings)\/|^\/rounds\/[^/]+\/(drafts|lottery|pairings|new-pairs|review-|introductions|exam)/,
  },
  rounds: { title: 'Setting up programmes and rounds', addresses: /^\/(programmes|rounds|imports|together-texts)/ },
  people: {
    title: 'Invitations and mail to many',
    addresses: /^\/(campaigns|mentors-(invited|interested)|on-the-way|wording)/,
  },
  'data-protection': {
    title: 'Data protection',
    addresses: /^\/(purposes|retention|rights|access-record|impact|stories-asked|opened)/,
  },
  university: { title: 'The university and the service', addresses: /^\// },
} as const;

export type Journey = keyof typeof journeys;

/** Which journey a page belongs to. @param address without the host. */
export function journeyOf(address: string): Journey {
  const names = Object.keys(journeys) as Journey[];
  return names.find((name) => journeys[name].addresses.test(address)) ?? 'university';
}
