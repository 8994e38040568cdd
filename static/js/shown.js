/* Fields that have a meaning only beside some value of another, and the slices of a target.
   Without script every field is seen, and the server empties what has no meaning. */
(() => {
  'use strict';

  const valuesOf = (scope, name) => [...scope.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .filter((field) => (field.type !== 'radio' && field.type !== 'checkbox') || field.checked)
    .map((field) => (field.type === 'checkbox' ? 'true' : field.value));
  const show = (root) => {
    for (const box of root.querySelectorAll('[data-shown-when]')) {
      const values = valuesOf(box.closest('form') ?? document, box.dataset.shownWhen);
      const meant = box.dataset.shownFor.split(' ');
      box.hidden = !values.some((value) => meant.includes(value));
    }
  };

  document.addEventListener('change', (event) => show(event.target.closest('form') ?? document));
  document.addEventListener('htmx:load', (event) => show(event.target.parentElement ?? document));
  show(document);

  /* "Spread evenly" empties the slices: one change says so to whatever saves them. */
  document.addEventListener('click', (event) => {
    const slices = event.target.closest('[data-empty-slices]')?.closest('[data-slices]');
    if (!slices) return;
    const inputs = [...slices.querySelectorAll('input:not([type="hidden"])')];
    for (const input of inputs) input.value = '';
    inputs[0]?.dispatchEvent(new Event('change', { bubbles: true }));
  });
})();
