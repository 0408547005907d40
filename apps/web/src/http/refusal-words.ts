import { wordsOfCampaigns } from './refusal-words-of-campaigns';
import { type RefusalWords, wordsOfConsent } from './refusal-words-of-consent';
import { wordsOfConcerns } from './refusal-words-of-concerns';
import { wordsOfPairings } from './refusal-words-of-pairings';
import { wordsOfReview } from './refusal-words-of-review';
import { wordsOfStories } from './refusal-words-of-stories';

/** For what nobody foresaw words of its own. */
const general: RefusalWords = {
  title: 'That did not work',
  whatToDo: 'Nothing was changed. The page may have been out of date: go back, load it again and try once more.',
};

/** Each refusal that fills a whole page, in plain words. Those at a field of a form bring their own. */
const words: Readonly<Record<string, RefusalWords>> = {
  'offer.record-elsewhere': {
    title: 'We know somebody else by your address',
    whatToDo:
      'Nothing was saved. A mentor with your e-mail address has an account already. Write to the careers service: they can put it right.',
  },
  'training.changed': {
    title: 'There is a newer version of this',
    whatToDo:
      'Nothing was saved. Somebody published a new version while the page was open: open it again and go on there.',
  },
  'api-key.over': {
    title: 'This key has been replaced, or is ending',
    whatToDo:
      'Look at the list of keys: the one in its place is there. We cannot show it again, so end it and make a new one if you did not copy it.',
  },
  'form.expired': {
    title: 'This form has expired',
    whatToDo:
      'Nothing was saved. You were signed out, or the page had been open for too long. Sign in if we ask you to, open the page again, and send the form once more.',
  },
  'form.from-elsewhere': {
    title: 'This form came from another site',
    whatToDo:
      'Nothing was saved. Your browser says that another website sent this, and we take forms from our own pages only. Open the page here and send it again.',
  },
  'file.too-large': {
    title: 'The file is too large',
    whatToDo:
      'Nothing was imported. Send a file of at most 64 MB. A spreadsheet of 50,000 people is usually below 20 MB: remove pictures, or save it as CSV.',
  },
  'file.not-received': {
    title: 'The file did not arrive',
    whatToDo: 'Nothing was imported. Go back and choose one file.',
  },
  'draft.already-running': {
    title: 'A draft is being made already',
    whatToDo: 'Only one draft of a round is made at a time. Wait for it to finish, or cancel it, and try again.',
  },
  'account.last-administrator': {
    title: 'Somebody has to stay administrator',
    whatToDo:
      'Nothing was changed. Nobody else could give roles or change settings any more. Make somebody else an administrator first, then try again.',
  },
  'account.own': {
    title: 'You cannot switch your own account off',
    whatToDo: 'Nothing was changed. Ask another administrator to do it.',
  },
  'http.400': { title: 'We could not read that', whatToDo: 'Go back, check what you sent and try again.' },
  'http.413': { title: 'That was too much at once', whatToDo: 'Go back, shorten what you wrote and try again.' },
  'account.person-has-one': {
    title: 'They have an account already',
    whatToDo: 'Nothing was changed. Look for it in the list of people, and change that one.',
  },
  'sign-in.too-long-ago': {
    title: 'Sign in once more',
    whatToDo:
      'Nothing was changed. You signed in more than 5 minutes ago, and before we change how you sign in we have to be sure it is you. Sign out, sign in, and come back to this page.',
  },
  'passkey.last-way-in': {
    title: 'You need this passkey',
    whatToDo:
      'Nothing was changed. It is your last way to sign in with two proofs, and your role needs two. Add another passkey or codes from an app first, then remove this one.',
  },
  'passkey.too-many': {
    title: 'You have 20 passkeys already',
    whatToDo: 'Nothing was added. Remove one that you no longer use, then add the new one.',
  },
  'second-factor.is-on': {
    title: 'Codes are turned on already',
    whatToDo: 'Nothing was changed. Go to “My account”, then “Codes from an app”.',
  },
  'second-factor.is-off': {
    title: 'Codes are turned off',
    whatToDo: 'Nothing was changed. Set an app up first, under “My account”, then “Codes from an app”.',
  },
  'reset.not-due': {
    title: 'The day is not over yet',
    whatToDo: 'Nothing was changed. The page before this one says from when you can take codes off your account.',
  },
  'invitation.over': {
    title: 'This invitation is over',
    whatToDo: 'Nothing was sent. They used it, or it was withdrawn. Invite them anew if they still should come.',
  },
  'invitation.sent-often': {
    title: 'This invitation was sent three times today',
    whatToDo: 'Nothing was sent. Wait until tomorrow, or ask them to look among unwanted mail.',
  },
  'provider.enabled': {
    title: 'People can sign in by this service',
    whatToDo: 'Nothing was removed. Turn it off first, then remove it.',
  },
  'metadata.from-file': {
    title: 'This metadata came as a file',
    whatToDo: 'Nothing was fetched. Send a new file under “Change”, or give an address to fetch it from.',
  },
  'key.changing-already': {
    title: 'The keys are being changed already',
    whatToDo: 'Nothing was done. Finish the change that was begun: the page of keys shows the next step.',
  },
  'key.not-there': {
    title: 'There is no such key now',
    whatToDo: 'Nothing was done. Somebody else may have taken this step. Load the page of keys again.',
  },
  'key.unknown-master': {
    title: 'We cannot open what is sealed',
    whatToDo:
      'Nothing was changed. The service was started without the key that this was sealed with. Tell whoever runs it.',
  },
  'request.too-many': { title: 'That was too often', whatToDo: 'Nothing was done. Wait a minute, then try again.' },
  'school.in-use': {
    title: 'This school is in use',
    whatToDo: 'Nothing was removed. A round or a student has it. Take it out of them first.',
  },
  'priority-group.in-use': {
    title: 'This priority group is in use',
    whatToDo: 'Nothing was removed. A round gives it a tier. Take it out there first.',
  },
  'criterion.list-changed': {
    title: 'Somebody changed the criteria meanwhile',
    whatToDo: 'Your weights were not saved. Load the page again and give the weights anew.',
  },
  'decision.overtaken': {
    title: 'Somebody decided meanwhile',
    whatToDo: 'Your decision was not kept. Load the page again, see what was decided, and decide anew.',
  },
  'decision.no-reason': {
    title: 'A reason is needed',
    whatToDo: 'Nothing was changed. Go back and say why in a few words.',
  },
  'draft.changed': {
    title: 'Somebody changed this draft meanwhile',
    whatToDo: 'Your decision was not kept. Load the page again, see what was decided, and decide anew.',
  },
  'draft.finished': {
    title: 'This draft is finished',
    whatToDo: 'There is nothing left to cancel. Go back and load the page again.',
  },
  'draft.not-ready': {
    title: 'This draft is not ready',
    whatToDo: 'Wait until it is made, then try again. If it failed, make a new one.',
  },
  'draft.superseded': {
    title: 'There is a newer draft',
    whatToDo: 'Nothing was changed. Decide on the newest draft of this round.',
  },
  'draft.being-replaced': {
    title: 'A new draft is being made',
    whatToDo: 'Nothing was changed. Wait until it is there, and decide on that one.',
  },
  'draft.agreement-changed': {
    title: 'Somebody in this draft changed what we may use',
    whatToDo: 'Nothing was changed. Make a new draft: it uses only what people agree to now.',
  },
  'forecast.at-work': {
    title: 'We are working this out already',
    whatToDo: 'Wait a moment, then load the page again.',
  },
  'sign-up.closed': {
    title: 'Sign-up is closed',
    whatToDo: 'Nothing was changed. The days are on the first page. “My mentoring” says where you stand.',
  },
  'sign-up.not-begun': {
    title: 'You have not begun to sign up',
    whatToDo: 'Nothing was changed. Go to “My mentoring” and begin there.',
  },
  'sign-up.changed-elsewhere': {
    title: 'You answered this on another device',
    whatToDo: 'Nothing was changed. Open the question again, and see what you said there.',
  },
  'sign-up.training-first': {
    title: 'The short module comes first',
    whatToDo: 'Your answers are saved and not sent yet. Do the short module, then send them.',
  },
  'application.has-pairing': {
    title: 'There is somebody for you',
    whatToDo:
      'Nothing was changed. Go to “My mentoring” and say no to the pairing, or end it there. Then you can take your application back.',
  },
  'application.record-elsewhere': {
    title: 'We have to link your record first',
    whatToDo:
      'The university has a record with your e-mail address, and we could not tell for sure that it is yours. Write to us, and we link it. The address is at the foot of this page.',
  },
  'import.moved-on': {
    title: 'This file has moved on',
    whatToDo:
      'Nothing was changed. Somebody took the next step with it, or it was forgotten. Open it from the list of files.',
  },
  'signed-off-list.moved-on': {
    title: 'This list has moved on',
    whatToDo:
      'Nothing was changed. Somebody took the next step with it, or it was forgotten. Open it again from the round.',
  },
  'review.cannot-move': {
    title: 'This cannot be done to this pair now',
    whatToDo: 'Nothing was changed. Somebody may have decided on it. Load the page again.',
  },
  'review.published': {
    title: 'This pair is published',
    whatToDo: 'Nothing was changed. What is published stays as it is here.',
  },
  'study.already-running': {
    title: 'This is being worked out already',
    whatToDo: 'Wait until it is finished, or cancel it, and try again.',
  },
  'study.finished': {
    title: 'This is finished',
    whatToDo: 'There is nothing left to cancel. Go back and load the page again.',
  },
  'study.draws-out-of-range': {
    title: 'That is not a number of draws we can do',
    whatToDo: 'Go back and choose one of the numbers on the page.',
  },
  'swap.barred': {
    title: 'These two cannot be paired',
    whatToDo: 'Nothing was changed. Something keeps them apart. Choose another mentor.',
  },
  'swap.no-place': {
    title: 'This mentor has no place left',
    whatToDo: 'Nothing was changed. Choose another mentor, or free a place first.',
  },
  'swap.same-mentor': { title: 'This is their mentor already', whatToDo: 'Nothing was changed. Choose another one.' },
  ...wordsOfConsent,
  ...wordsOfPairings,
  ...wordsOfConcerns,
  ...wordsOfReview,
  ...wordsOfStories,
  ...wordsOfCampaigns,
};

/** The words for a refusal's code; the general ones for a code that has none. */
export const refusalWords = (code: string): RefusalWords => words[code] ?? general;

/** Whether a code has words of its own. */
export const hasWords = (code: string): boolean => code in words;
