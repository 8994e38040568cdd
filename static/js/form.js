/* Behaviour of forms: how saving stands, the calendar, and typed text that outlives a session. */
(() => {
  'use strict';
  const isTick = (field) => field.type === 'checkbox' || field.type === 'radio';

  /* Saving. What lies in [data-autosave] sends itself by htmx; [data-save-state] says how it stands. */
  const underWay = new Map(); // request → its field
  const failed = new Map(); // field → {elt, lost}: what to send again; lost: what nobody knows to be stored or not
  const refused = new Set(); // fields whose text was not understood, or that another person changed
  const fieldOf = (element) => {
    if (!element.closest('[data-autosave]')) return '';
    return (element.closest('.field-box') ?? element.closest('.field') ?? element).id || element.name;
  };
  // What the page itself shows as not saved.
  for (const part of document.querySelectorAll('[data-autosave] :is(.has-error, [data-conflict])')) refused.add(fieldOf(part));
  const clock = () => new Date().toTimeString().slice(0, 5);

  const showState = (savedAt) => {
    const box = document.querySelector('[data-save-state]');
    if (!box) return;
    const state = underWay.size ? 'saving' : failed.size ? 'failed' : refused.size ? 'refused' : 'saved';
    for (const part of box.children) part.hidden = part.dataset.state !== state;
    const part = box.querySelector(`[data-state="${state}"]`);
    const text = part.querySelector('[data-text]');
    if (state === 'saved' && savedAt) text.textContent = text.dataset.text.replace('{time}', savedAt);
    if (state === 'refused') {
      const pattern = refused.size === 1 ? text.dataset.one : text.dataset.text;
      text.textContent = pattern.replace('{count}', refused.size);
    }
    const aloud = document.querySelector('[data-save-aloud]');
    const words = state === 'failed' || state === 'refused' ? part.textContent.trim() : '';
    if (aloud && state !== 'saving' && aloud.textContent !== words) aloud.textContent = words;
  };
  const markField = (element, isRefused) => {
    const controls = element.matches('input, select, textarea') ? [element] : element.querySelectorAll('input, select, textarea');
    for (const control of controls) {
      if (isRefused) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    }
    element.closest('.field')?.classList.toggle('has-error', isRefused);
  };

  document.addEventListener('htmx:beforeSend', (event) => {
    const field = fieldOf(event.detail.requestConfig.elt);
    if (!field) return;
    underWay.set(event.detail.xhr, field);
    showState();
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    const { xhr, requestConfig: { elt, formData } } = event.detail;
    const field = underWay.get(xhr);
    if (!underWay.delete(xhr)) return;
    const savedAt = xhr.getResponseHeader('Saved-At');
    const { lost } = failed.get(field) ?? {};
    failed.delete(field);
    if (xhr.status === 409 || xhr.status === 422) {
      refused.add(field);
      if (xhr.status === 422) markField(elt, true);
    } else if (xhr.status >= 200 && xhr.status < 300 && savedAt) {
      refused.delete(field);
      markField(elt, false);
    } else {
      const isAnswered = xhr.status && xhr.status < 502; // what lies between may not know
      failed.set(field, { elt, lost: isAnswered ? null : lost ?? formData });
    }
    if (lost && !failed.has(field) && xhr.status !== 409) htmx.trigger(elt, 'change');
    showState(savedAt || clock());
  });
  /* What was lost on its way may have been stored: it goes again before anything newer of its field,
     which would else differ from what is stored and from what was loaded, as if another had been there. */
  document.addEventListener('htmx:configRequest', ({ detail }) => {
    const { lost } = failed.get(fieldOf(detail.elt)) ?? {};
    if (lost) detail.parameters = lost;
  });
  const sendAgain = () => {
    for (const { elt } of [...failed.values()]) htmx.trigger(elt, 'change');
  };
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-save-retry]')) sendAgain();
  });

  /* Whose value to keep is chosen by a button: till then neither the field nor its form is sent. */
  const QUESTION = '[data-conflict] button';
  const asks = () => {
    const question = document.querySelector(`[data-autosave] ${QUESTION}`);
    question?.focus();
    return Boolean(question);
  };

  /* An answer while a button is pressed may draw another in its place, and the click were lost. */
  const held = [];
  let isPressed = false;
  const release = () => {
    isPressed = false;
    while (held.length) held.shift()();
  };
  document.addEventListener('pointerdown', (event) => {
    release();
    isPressed = !event.button && Boolean(event.target.closest('a, button, label, summary'));
  }, true);
  document.addEventListener('pointerup', release, true);
  document.addEventListener('pointercancel', release, true);
  document.addEventListener('htmx:confirm', (event) => {
    const { elt, issueRequest } = event.detail;
    if (!fieldOf(elt)) return;
    const isOpen = elt.matches('.field') && elt.closest('.field-box')?.querySelector(QUESTION);
    if (isPressed || isOpen) event.preventDefault();
    if (isPressed && !isOpen) held.push(issueRequest);
  });

  /* A link or a form waits until what was typed is saved, ten seconds at most: a form also carries what
     was loaded, and an answer on its way says that anew. Where it asks, one stays. A failure asks before
     it is lost. */
  const WAIT_MS = 10000;
  let next = null; // where the last click leads
  let isGoing = false;
  const whenSaved = (go) => {
    const isWaiting = Boolean(next);
    next = go;
    if (isWaiting) return;
    const until = Date.now() + WAIT_MS;
    const look = () => {
      if (underWay.size && Date.now() < until) return setTimeout(look, 40);
      [go, next, isGoing] = [next, null, true];
      if (!asks()) go();
      isGoing = false;
    };
    look();
  };
  const page = (url) => url.split('#')[0];
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (!link || !isPlain || !underWay.size || link.target || event.defaultPrevented) return;
    if (page(link.href) === page(location.href)) return;
    event.preventDefault();
    whenSaved(() => location.assign(link.href));
  });
  document.addEventListener('submit', (event) => {
    if (isGoing) return;
    sendAgain();
    if (!underWay.size && !(event.target.matches('[data-autosave]') && asks())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!underWay.size) return;
    const { target: form, submitter } = event;
    whenSaved(() => {
      const anew = document.getElementById(form.id);
      if (!form.isConnected && anew) return anew.requestSubmit();
      if (!form.isConnected) { // an answer drew others in its place
        form.hidden = true;
        document.body.append(form);
      }
      form.requestSubmit(submitter);
    });
  }, true);
  let mayLeave = false;
  window.addEventListener('beforeunload', (event) => {
    if ((failed.size || underWay.size) && !mayLeave) event.preventDefault();
  });
  window.addEventListener('pageshow', ({ persisted }) => { // gone back to, it may be saved over by now
    if (persisted && document.querySelector('[data-autosave]') && !failed.size && !refused.size) location.reload();
  });

  /* A field with a meaning only beside some answers of another: data-shown-when="name" data-shown-for="a b".
     Without script every field is seen, and the server empties what has no meaning. */
  const answersOf = (scope, name) => [...scope.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .filter((field) => !isTick(field) || field.checked)
    .map((field) => (field.type === 'checkbox' ? 'true' : field.value));
  const showMeant = (root) => {
    for (const box of root.querySelectorAll('[data-shown-when]')) {
      const answers = answersOf(box.closest('form') ?? document, box.dataset.shownWhen);
      const meant = box.dataset.shownFor.split(' ');
      box.hidden = !answers.some((answer) => meant.includes(answer));
    }
  };
  document.addEventListener('change', (event) => showMeant(event.target.closest('form') ?? document));
  document.addEventListener('htmx:load', (event) => showMeant(event.target.parentElement ?? document));
  showMeant(document);

  /* The title of an open row follows the field that it is called by. */
  document.addEventListener('input', (event) => {
    const title = document.querySelector(`[data-title-of="${CSS.escape(event.target.name ?? '')}"]`);
    if (title) title.textContent = event.target.value.trim() || title.dataset.untitled;
  });

  /* The slices of a target: two buttons fill or empty them all; one change tells whatever saves them. */
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-slices-fill], [data-slices-empty]');
    if (!button) return;
    const inputs = [...button.closest('[data-slices]').querySelectorAll('input')];
    const isFilling = button.matches('[data-slices-fill]');
    for (const input of inputs) input.value = isFilling ? input.dataset.even ?? '' : '';
    inputs[0]?.dispatchEvent(new Event('change', { bubbles: true }));
  });

  /* A button that writes its value into a field: data-writes="id of the field". */
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-writes]');
    const field = button && document.getElementById(button.dataset.writes);
    if (!field) return;
    field.value = button.value;
    field.focus();
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });

  /* Moving a row: the page comes anew, and the same button of the row has the focus again; where the row
     can go no further, its title. */
  const MOVED = 'moved';
  document.addEventListener('submit', ({ submitter }) => {
    if (submitter?.matches('[data-moves]')) sessionStorage.setItem(MOVED, submitter.getAttribute('formaction'));
  });
  const focusMoved = (address) => {
    const button = document.querySelector(`[data-moves][formaction="${CSS.escape(address)}"]`);
    if (!button || document.querySelector('[data-error-summary]')) return;
    const row = button.closest('li');
    const menu = button.closest('details');
    const goesOn = button.dataset.moves === 'up' ? row.previousElementSibling : row.nextElementSibling;
    if (goesOn) menu.open = true;
    (goesOn ? button : row.querySelector(':scope > .row-head .rowtitle') ?? menu.querySelector('summary')).focus();
  };
  const moved = sessionStorage.getItem(MOVED);
  sessionStorage.removeItem(MOVED);
  if (moved) addEventListener('load', () => setTimeout(focusMoved, 0, moved)); // after an open row took it

  /* Calendar: the button beside a day opens the browser's own, which writes dd/mm/yyyy into the field. */
  const two = (number) => String(number).padStart(2, '0');
  const toIso = (text) => {
    const [day, month, year] = text.split(/[/.-]/).map(Number);
    return year > 999 && month && day ? `${year}-${two(month)}-${two(day)}` : '';
  };
  document.addEventListener('click', (event) => {
    const box = event.target.closest('[data-calendar]')?.closest('[data-date]');
    if (!box) return;
    const native = box.querySelector('input[type="date"]');
    native.value = toIso(box.querySelector('input:not([type="date"])').value);
    native.showPicker();
  });
  document.addEventListener('change', (event) => {
    if (event.target.type !== 'date') return;
    const box = event.target.closest('[data-date]');
    if (!box || !event.target.value) return;
    event.stopPropagation();
    const text = box.querySelector('input:not([type="date"])');
    text.value = event.target.value.split('-').reverse().join('/');
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.dispatchEvent(new Event('change', { bubbles: true }));
    text.focus();
  }, true);

  /* Typed text outlives the session: kept on sending, put back after signing in, else forgotten. */
  const KEY = 'typed';
  const SECRET = 'input[type="hidden"], input[type="password"], input[type="file"], input[type="search"]';
  const fields = () => [...document.querySelectorAll('main input[name], main textarea[name], main select[name]')]
    .filter((field) => !field.matches(SECRET));
  const nameOf = (field) => `${field.form?.id}|${field.form?.getAttribute('action')}|${field.name}`;
  const here = location.pathname + location.search; // with the row that stands open
  const keep = () => {
    const typed = fields().map((field) => [nameOf(field), field.value, field.checked]);
    sessionStorage.setItem(KEY, JSON.stringify({ path: here, typed }));
  };
  const putBack = (kept) => {
    const left = fields();
    for (const [name, value, checked] of kept.typed) {
      const at = left.findIndex((field) => nameOf(field) === name && (!isTick(field) || field.value === value));
      if (at < 0) continue;
      const [field] = left.splice(at, 1);
      if (isTick(field) ? field.checked === checked : field.value === value) continue;
      if (isTick(field)) field.checked = checked;
      else field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  const entrance = document.querySelector('form[data-entrance]');
  if (kept && entrance) {
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept, isBack: true }));
    const next = entrance.elements.namedItem('next');
    if (next) next.value = kept.path;
  } else if (kept) {
    sessionStorage.removeItem(KEY);
    if (kept.isBack && kept.path === here) addEventListener('load', () => putBack(kept)); // HTMX listens by then
  }
  document.addEventListener('signed-out', () => {
    mayLeave = true;
    keep();
  });
  document.addEventListener('submit', (event) => {
    mayLeave = true;
    if (event.target.method === 'post' && !entrance && event.target.closest('main')) keep();
  });
})();
