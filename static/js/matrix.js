/* The matrix is drawn anew after each tick: those made meanwhile stay, and are saved next. */
(() => {
  'use strict';
  let sent = null;
  let since = [];
  document.addEventListener('htmx:beforeSend', ({ target, detail }) => {
    if (target.id === 'ticks') sent = detail.requestConfig.parameters;
  });
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (detail.target.id !== 'matrix') return;
    const boxes = [...document.querySelectorAll('#ticks [type="checkbox"]')];
    since = boxes.filter((box) => box.checked !== sent.getAll(box.name).includes(box.value));
  });
  document.addEventListener('htmx:load', ({ detail }) => {
    if (detail.elt.id !== 'matrix' || !since.length) return;
    for (const { id, checked } of since.splice(0)) {
      const box = document.getElementById(id);
      if (box) box.checked = checked;
    }
    htmx.trigger('#ticks', 'change');
  });
})();
