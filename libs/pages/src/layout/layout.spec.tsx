import { Layout } from './layout';
import { renderPage } from '../render';

const institution = { name: 'University of Elmbridge' };

describe('a page', () => {
  test('starts its title with "Error: " when something is to be put right, and links to it', () => {
    const errors = [{ field: 'startsOn-day', message: 'Enter a date after today' }];
    const html = renderPage(<Layout title="Dates" institution={institution} errors={errors} children="Hello" />);
    expect(html).toContain('<title>Error: Dates – Footing, University of Elmbridge</title>');
    expect(html).toContain('<a href="#startsOn-day">Enter a date after today</a>');
  });

  test('has a doctype, a language, one main to skip to, and no word of style or script inside', () => {
    const html = renderPage(<Layout title="Home" institution={institution} children={<h1>Home</h1>} />);
    expect(html.startsWith('<!DOCTYPE html>\n<html lang="en"')).toBe(true);
    expect(html).toContain('href="#main-content"');
    expect(html.match(/<main [^>]*id="main-content"/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=|<style|<script(?![^>]* src=)| on[a-z]+=/);
  });

  test('escapes what people wrote', () => {
    const html = renderPage(
      <Layout title="</title><script>" institution={{ name: '"><b>' }} children="<img onerror=1>" />,
    );
    expect(html).not.toMatch(/<script>|<b>|<img/);
  });

  test('lets people sign out with a form and its token', () => {
    const account = { name: 'Nadia Rahman', roleNames: ['Consultant'] };
    const html = renderPage(<Layout title="Home" institution={institution} account={account} csrf="t0k" children="" />);
    expect(html).toMatch(/<form method="post" action="\/sign-out"><input type="hidden" name="_csrf" value="t0k"/);
  });

  test('tells the role somebody acts in from the link to another', () => {
    const otherRole = { href: '/me/role', text: 'Change role' };
    const header = (roleNames: string[]) =>
      renderPage(
        <Layout title="Home" institution={institution} account={{ name: 'Nadia', roleNames, otherRole }} children="" />,
      ).replace(/<[^>]*>/g, '');
    expect(header(['Alumni office'])).toContain('Alumni office · Change role');
    expect(header([])).toMatch(/Nadia Change role/);
  });

  test('loads the colour of an institution only when it can be read', () => {
    const page = (primaryColour: string): string =>
      renderPage(<Layout title="Home" institution={{ ...institution, primaryColour }} children="" />);
    expect(page('#4B2E83')).toContain('href="/assets/primary-4b2e83.css"');
    expect(page('#FFD100')).not.toContain('/assets/primary-');
  });

  test('comes back by itself only without script', () => {
    const html = renderPage(<Layout title="Draft" institution={institution} refreshSeconds={5} children="" />);
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
  });
});
