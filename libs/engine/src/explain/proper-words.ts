import { dayNames } from './words';

const months = 'January February March April May June July August September October November December';
const feasts = 'Christmas Easter Ramadan Eid Diwali Hanukkah Vaisakhi';
const languages =
  'English Welsh Irish Gaelic Scots Scottish British French German Spanish Italian Portuguese Polish Romanian Russian Ukrainian Turkish Greek Latin Hebrew Arabic Farsi Urdu Hindi Punjabi Bengali Gujarati Tamil Mandarin Cantonese Chinese Japanese Korean Somali Swahili Yoruba';
const peoples =
  'European African Asian American Caribbean Indian Pakistani Bangladeshi Nigerian Christian Muslim Jewish Hindu Sikh Buddhist Catholic Black Roma';
const names =
  'Python Java Excel Photoshop Bollywood Shakespeare London Birmingham Manchester Cardiff Edinburgh Belfast';

/** First words of answers that keep their capital in the middle of a sentence. */
export const properFirstWords: ReadonlySet<string> = new Set([
  ...dayNames,
  ...[months, feasts, languages, peoples, names].flatMap((words) => words.split(' ')),
]);
