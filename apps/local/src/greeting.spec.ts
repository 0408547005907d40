import { greeting } from './greeting';

test('everybody as whom one can sign in is named at the terminal: staff, a student and a mentor', () => {
  const [webUrl, apiUrl] = ['http://localhost:1', 'http://localhost:2'];
  const words = greeting({ webUrl, apiUrl, dataDir: '.footing', catchesMail: true, seconds: 1 });
  for (const line of [/Grace Okafor +programme lead/, /Amina Yusuf +student/, /Joan Mills +mentor/])
    expect(words).toMatch(line);
});
