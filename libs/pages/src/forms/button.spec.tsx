import { renderToString } from 'preact-render-to-string';
import { Button, KeySwitch } from './button';

describe('one-letter keys', () => {
  test('are named for assistive technology, and shown to eyes alone', () => {
    const html = renderToString(<Button shortcut="a">Approve</Button>);
    expect(html).toMatch(/data-key="a" aria-keyshortcuts="a"[^>]*>Approve<kbd [^>]*aria-hidden="true">a</);
  });

  test('can be turned off, by a button that is not there without script and sends nothing', () => {
    const html = renderToString(<KeySwitch />);
    expect(html).toMatch(/^<p [^>]*data-key-switch="?(true)?"? hidden/);
    expect(html).toMatch(/<button type="button"[^>]*>Turn one-letter keys off</);
  });
});
