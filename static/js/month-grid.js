/* The grid of figures: Enter saves and moves on, Esc puts back what is stored. Tab moves by itself. */
(() => {
  'use strict';
  const inputsOf = (grid) => [...grid.querySelectorAll('.cell input:not([type="hidden"])')].filter((input) => input.offsetParent);
  document.addEventListener('keydown', (event) => {
    const input = event.target;
    if (!input.matches?.('[data-month-grid] .cell input')) return;
    const grid = input.closest('[data-month-grid]');
    if (event.key === 'Enter') {
      event.preventDefault();
      const inputs = inputsOf(grid);
      const next = inputs[inputs.indexOf(input) + (event.shiftKey ? -1 : 1)];
      if (next) {
        next.focus();
        next.select();
      } else {
        input.blur();
      }
    }
    if (event.key === 'Escape') {
      const stored = input.parentElement.querySelector('input[type="hidden"]');
      if (stored && input.value !== stored.value) {
        event.preventDefault();
        input.value = stored.value;
        input.removeAttribute('aria-invalid');
        input.select();
      }
    }
  });
})();
