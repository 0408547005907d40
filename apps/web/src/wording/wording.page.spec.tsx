import { suggestionsFor } from '@footing/wording';
import { render } from 'preact-render-to-string';
import { WordingPage } from './wording.page';

const pageOf = async (...texts: string[]) =>
  render(
    <WordingPage
      texts={await Promise.all(texts.map(async (text) => ({ text, suggestions: await suggestionsFor(text) })))}
    />,
  );

test('each suggestion stands among its own words, and says what may be better', async () => {
  const html = await pageOf('Please write to the chairman of your society.');
  expect(html).toContain('write to the <strong>chairman</strong> of your');
  expect(html).toContain('Perhaps: chair');
});

test('a text with nothing to suggest says so, and no text at all says what to do', async () => {
  expect(await pageOf('You meet three times.')).toContain('nothing to suggest');
  expect(await pageOf()).toContain('Write something first');
});

test('what was typed is shown as text, never as a page', async () => {
  expect(await pageOf('<script>alert(1)</script> The chairman said so.')).not.toContain('<script>');
});
