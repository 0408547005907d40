import type { OnProgress, Progress } from '@footing/engine';

const words: Readonly<Record<Progress['step'], string>> = {
  score: 'Comparing people',
  solve: 'Finding the best pairs',
  explain: 'Writing down the reasons',
  check: 'Checking the result',
};

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line at the bottom of a terminal that says how far it is; anything but a terminal is told nothing. */
export function progressLine(terminal: Terminal): { readonly onProgress: OnProgress; readonly clear: () => void } {
  if (!terminal.isTTY) return { onProgress: () => undefined, clear: () => undefined };
  const WIDTH = 60;
  const show = (text: string): void => void terminal.write(`\r${text.padEnd(WIDTH)}`);
  return {
    onProgress: ({ step, done, of }) => show(`${words[step]} … ${of === 0 ? 100 : Math.round((100 * done) / of)} %`),
    clear: () => {
      show('');
      terminal.write('\r');
    },
  };
}
