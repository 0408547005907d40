import { type Place, places } from '@footing/kernel';
import { lateLetter } from './late-letter';

const all = Object.keys(places) as Place[];
const said = (isAlone: boolean, place: Place = 'news-mail') =>
  lateLetter({ email: 'dpo@w.example', isAlone }, place, 2).paragraphs.join(' ');

test('a place is named in plain words, never by its code', () => {
  for (const place of all) {
    const words = said(false, place);
    expect(words).toContain(`“${places[place].words}”`);
    if (place.includes('-')) expect(words).not.toContain(place);
  }
});

test('whoever has nobody else to ask is told what to do instead', () => {
  expect(said(false)).toContain('ask an administrator here');
  expect(said(true)).not.toContain('ask an administrator');
  expect(said(true)).toContain('tell those who host the service for you');
});
