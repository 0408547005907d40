import { publicUrl } from './public-url';

test('links lead to the address in the settings, and without one to this machine', () => {
  expect(publicUrl({ PUBLIC_URL: 'https://mentoring.example/', PORT: 3000 }, '/me')).toBe(
    'https://mentoring.example/me',
  );
  expect(publicUrl({ PORT: 3100 }, '/me')).toBe('http://localhost:3100/me');
});
