import type { DraftView } from '@footing/matching';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { View } from '../http/view';
import { foreseen } from './foreseen';

const view = {
  seeOther: (to: string) => `to ${to}`,
  page: (options: object, shown: VNode) => `${JSON.stringify(options)} ${render(shown)}`,
} as unknown as View;
const draft = (state: string) => ({ id: 'd', number: 3, state }) as DraftView;
const of = (found: string | null) => ({
  ...{ title: 'What may come', href: '/drafts/d/ahead', width: 'wide' as const },
  ask: () => Promise.resolve(found),
  show: (words: string) => <p>{words}</p>,
});

test('what is found is shown', async () => {
  const html = await foreseen(view, draft('ready'), of('Nothing new'));
  expect(html).toContain('<p>Nothing new</p>');
  expect(html).toMatch(/"width":"wide"/);
  expect(html).not.toContain('refreshSeconds');
});

test('while the engine is at work the page says so, links to itself, and comes back without script', async () => {
  const html = await foreseen(view, draft('ready'), of(null));
  expect(html).toMatch(/"refreshSeconds":10/);
  expect(html).toMatch(/What may come.*takes a while.*href="\/drafts\/d\/ahead"/s);
});

test('a draft without a result has nothing to look ahead from', async () => {
  expect(await foreseen(view, draft('running'), of('x'))).toBe('to /drafts/d');
});
