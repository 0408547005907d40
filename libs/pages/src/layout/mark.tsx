/** Our mark: two steps of equal height joined by a line. Decoration here; the name stands beside it. */
export function Mark() {
  return (
    <svg class="footing-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path class="footing-mark__steps" d="M3 14h9v14H3zM20 14h9v14h-9z" />
      <path class="footing-mark__line" d="M3 9.5h26" />
    </svg>
  );
}
