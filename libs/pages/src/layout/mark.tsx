/** Our mark: two steps of equal height joined by a line. Decoration here; the name stands beside it. */
export function Mark() {
  return (
    <svg class="footing-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path class="footing-mark__steps" d="M2 15h9v13H2zM21 15h9v13h-9z" />
      <path class="footing-mark__line" d="M6.5 8h19" />
    </svg>
  );
}
