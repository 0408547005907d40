/** Calls `tell` when another hundredth of the work is done, and at the end. */
export function everyHundredth(of: number, tell: (done: number) => void): (done: number) => void {
  const step = Math.max(1, Math.floor(of / 100));
  return (done) => {
    if (done % step === 0 || done === of) tell(done);
  };
}
