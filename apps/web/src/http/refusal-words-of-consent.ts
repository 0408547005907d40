/** What a refusal means, and what to do about it. */
export interface RefusalWords {
  readonly title: string;
  readonly whatToDo: string;
}

/** Refusals about consent, requests about one’s own data, and what is kept how long. */
export const wordsOfConsent: Readonly<Record<string, RefusalWords>> = {
  'certificate.not-complete': {
    title: 'This certificate is not complete yet',
    whatToDo:
      'It can be taken away, signed, once every place has confirmed the stop. Go back to the certificate: it says which place we wait for.',
  },
  'consent.changed': {
    title: 'Somebody changed what they agree to meanwhile',
    whatToDo: 'Nothing was done. Load the page again and try once more.',
  },
  'consent.stopping': {
    title: 'This is being stopped',
    whatToDo: 'Nothing was done. Somebody said that their data must not be used for this any more.',
  },
  'consent.stop-holds': {
    title: 'It has stopped',
    whatToDo: 'It holds from now on. We write it down in a little while: you do not have to do anything more.',
  },
  'consent.not-saved': {
    title: 'We could not save this just now',
    whatToDo: 'Nothing was changed. Try again.',
  },
  'consent.shown-later': {
    title: 'This text is not yet in force',
    whatToDo: 'Nothing was kept. Load the page again and read the text that is.',
  },
  'consent.shown-earlier': {
    title: 'This text was not in force when you were shown it',
    whatToDo: 'Nothing was kept. Load the page again and read the text that is.',
  },
  'consent.nobody': {
    title: 'We could not find whose decision this is',
    whatToDo: 'Nothing was kept. Go back to the page before and try again.',
  },
  'consent.not-asked-here': {
    title: 'Your university does not ask for this',
    whatToDo: 'Nothing was kept. Load the page again and see what you can decide.',
  },
  'consent.does-not-follow': {
    title: 'This was decided already',
    whatToDo: 'Nothing was kept. Load the page again: it shows what you decided last.',
  },
  'consent.handed-over': {
    title: 'This is being handed over just now',
    whatToDo: 'Nothing was kept yet. Wait a moment and try again.',
  },
  'consent.not-shown': {
    title: 'We could not tell which text you read',
    whatToDo: 'Nothing was kept. Open the page again, read the text, and decide.',
  },
  'consent.text-changed': {
    title: 'The text has changed',
    whatToDo: 'Nothing was kept. Open the page again, read what it says now, and decide.',
  },
  'consent.notice-elsewhere': {
    title: 'Another purpose has this very text',
    whatToDo: 'Nothing was kept. Each purpose needs words of its own.',
  },
  'receipt.not-sealed': {
    title: 'This receipt cannot be signed yet',
    whatToDo: 'Decisions are sealed every hour. Try again in an hour, or take the other forms of it now.',
  },
  'retention.moved-on': {
    title: 'Somebody decided on this meanwhile',
    whatToDo: 'Nothing was done. Load the page again and see what is planned.',
  },
  'right.erasure': {
    title: 'This cannot be erased yet',
    whatToDo: 'Nothing was erased. The page of the request says what stands in the way.',
  },
  'right.step': {
    title: 'This request has moved on',
    whatToDo: 'Nothing was changed. Load the page again and see how it stands.',
  },
  'copy.too-many': {
    title: 'You have taken five copies in a day',
    whatToDo: 'Nothing was made. Use one of those, or come back tomorrow for a new one.',
  },
  'right.too-many': {
    title: 'You have many requests open',
    whatToDo: 'Nothing was sent. Wait for an answer to one of them, or write to your data protection officer.',
  },
  'right.stops': {
    title: 'Say what stops',
    whatToDo: 'Nothing was changed. Go back and tick what stops, or that you have seen to it yourself.',
  },
  'right.value': {
    title: 'We cannot keep it like this',
    whatToDo: 'Nothing was changed. Ask the person what is right, or correct it elsewhere.',
  },
  'right.correction': {
    title: 'There is nothing to correct here',
    whatToDo: 'Nothing was changed. The request names nothing that can be corrected here: correct it where it is kept.',
  },
  'right.value-changed': {
    title: 'This has changed since they asked',
    whatToDo: 'Nothing was changed. Load the page again: it shows what we hold now.',
  },
  'right.value-taken': {
    title: 'Somebody else has this already',
    whatToDo: 'Nothing was changed. Ask the person: two people cannot have the same.',
  },
  'right.outcome': {
    title: 'Say how this request ended',
    whatToDo: 'Nothing was changed. Go back and choose one of the answers that fit this kind of request.',
  },
};
