import { blocksIn } from './paragraphs';

test('empty lines part paragraphs, and lines with a stroke are a list', () => {
  expect(blocksIn('One\ntwo.\r\n\r\nA mentor can:\n- listen\n- ask\n\n\n• point')).toEqual([
    'One two.',
    'A mentor can:',
    ['listen', 'ask'],
    ['point'],
  ]);
});

test('nothing is nothing', () => {
  expect(blocksIn(' \n \n')).toEqual([]);
});
