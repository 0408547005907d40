/** A bar drawn as SVG, because pages carry no style attributes. Never read aloud: words and numbers stand beside it. */
export function Bar({ filled, track = 1 }: { readonly filled: number; readonly track?: number }) {
  const width = (share: number): string => (Math.min(1, Math.max(0, share)) * 100).toFixed(1).replace('.0', '');
  return (
    <svg class="footing-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="footing-bar__track" width={width(track)} height="8" />
      <rect class="footing-bar__fill" width={width(Math.min(filled, track))} height="8" />
    </svg>
  );
}
