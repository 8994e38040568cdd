/* Says that a file is being made, and when it is there: the answer brings a cookie with the form's mark. Without it the form is sent as usual. */
(() => {
  'use strict';
  const form = document.querySelector('[data-export]');
  const state = form?.querySelector('[data-export-state]');
  if (!state) return;
  const button = form.querySelector('[type=submit]');
  const mark = document.createElement('input');
  mark.type = 'hidden';
  mark.name = 'mark';
  form.append(mark);
  let timer = 0;

  const stop = (words) => {
    clearInterval(timer);
    button.removeAttribute('aria-disabled');
    state.textContent = words;
  };

  form.addEventListener('submit', (event) => {
    if (button.getAttribute('aria-disabled')) {
      event.preventDefault();
      return;
    }
    mark.value = Math.random().toString(36).slice(2, 14);
    button.setAttribute('aria-disabled', 'true');
    state.textContent = state.dataset.making;
    const end = Date.now() + 120000;
    timer = setInterval(() => {
      if (document.cookie.split('; ').includes(`exported=${mark.value}`)) stop(state.dataset.done);
      else if (Date.now() > end) stop('');
    }, 300);
  });
})();
