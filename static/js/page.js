/* Behaviour of the frame: menus, messages, copying, the sheet on phones, focus. Every page works without it. */
(() => {
  'use strict';
  const MESSAGE_MS = 10000;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add('js');

  /* Menus: <details data-menu>. One open at a time; Escape and arrows; a click or focus elsewhere closes. */
  const closeMenus = (except) => {
    for (const menu of all('details[data-menu][open]')) if (menu !== except) menu.open = false;
  };
  const menuOf = (target) => (target instanceof Element ? target.closest('details[data-menu]') : null);
  const step = (menu, forward) => {
    const items = all('a[href], button', menu.lastElementChild).filter((item) => item.offsetParent);
    const next = items.indexOf(document.activeElement) + (forward ? 1 : -1);
    items[(next + items.length) % items.length]?.focus();
  };
  document.addEventListener('click', (event) => closeMenus(menuOf(event.target)));
  document.addEventListener('focusin', (event) => closeMenus(menuOf(event.target)));
  document.addEventListener('keydown', (event) => {
    const menu = menuOf(event.target);
    if (!menu) return;
    if (event.key === 'Escape' && menu.open) {
      menu.open = false;
      menu.querySelector('summary').focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.target.matches('input, select, textarea')) return;
      event.preventDefault();
      menu.open = true;
      step(menu, event.key === 'ArrowDown');
    }
  });

  /* "/" goes to the search: the bar's, or that of the page where the bar has none. */
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    const field = all('#site-search, #page-search').find((one) => one.offsetParent);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  /* Messages: go after ten seconds unless they must stay, are pointed at or are being read by keyboard. */
  const place = document.querySelector('[data-toasts]');
  const dismiss = (toast) => {
    const hadFocus = toast.contains(document.activeElement);
    toast.remove();
    if (hadFocus) document.getElementById('main')?.focus({ preventScroll: true });
  };
  const startMessage = (toast) => {
    if (!toast.matches?.('[data-toast]')) return;
    const undo = toast.querySelector('[data-toast-undo]');
    toast.querySelector('[data-toast-close]').hidden = false;
    if (undo && toast.hasAttribute('data-toast-focus')) undo.focus({ preventScroll: true });
    if (toast.hasAttribute('data-toast-stays')) return;
    let timer;
    const run = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (toast.matches(':hover') ? run() : dismiss(toast)), MESSAGE_MS);
    };
    toast.addEventListener('pointerleave', run);
    toast.addEventListener('keydown', run);
    run();
  };
  if (place) {
    [...place.children].forEach(startMessage);
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(startMessage);
    }).observe(place, { childList: true });
  }
  const say = (name) => {
    const template = document.querySelector(`template[data-message="${name}"]`);
    if (!template || place.querySelector(`[data-toast="${name}"]`)) return;
    place.append(template.content.cloneNode(true));
    for (const link of all('[data-come-back]', place)) link.search = new URLSearchParams({ next: location.pathname + location.search });
  };
  document.addEventListener('click', (event) => {
    const close = event.target.closest('[data-toast-close]');
    if (close) dismiss(close.closest('[data-toast]'));
  });

  /* Copying: <button data-copy-from="id of a field" data-copied="words shown for two seconds">. */
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy-from]');
    if (!button) return;
    const field = document.getElementById(button.dataset.copyFrom);
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      document.execCommand('copy');
    }
    const label = button.querySelector('[data-copy-label]');
    const before = label.textContent;
    if (before === button.dataset.copied) return;
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = before; }, 2000);
  });

  /* Sheet: <a href="#panel" data-sheet="panel"> opens the panel in <dialog data-sheet-dialog> on phones. */
  const openSheet = (dialog, link) => {
    const panel = document.getElementById(link.dataset.sheet);
    const home = document.createComment('the panel of the sheet');
    panel.replaceWith(home);
    dialog.append(panel);
    dialog.showModal();
    dialog.addEventListener('close', () => {
      home.replaceWith(document.getElementById(link.dataset.sheet));
      link.focus({ preventScroll: true });
    }, { once: true });
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-sheet]');
    const dialog = document.querySelector('[data-sheet-dialog]');
    if (!dialog) return;
    if (event.target === dialog || event.target.closest('[data-sheet-close]')) {
      dialog.close();
    } else if (link && matchMedia('(max-width: 991px)').matches) {
      event.preventDefault();
      openSheet(dialog, link);
    } else if (dialog.open && event.target.closest('a[href^="#"]')) {
      dialog.close();
    }
  });

  /* Focus: an error summary takes it, and so does what a reply marks with data-focus. */
  const settleFocus = (root) => {
    const wanted = all('[data-error-summary], [data-focus]', root);
    if (root instanceof Element && root.matches('[data-error-summary], [data-focus]')) wanted.unshift(root);
    if (!wanted[0] || document.activeElement?.matches('[data-toast-undo]')) return;
    const first = wanted[0].dataset.focus === 'first' && wanted[0].querySelector('input:not([type="hidden"]), select, textarea');
    (first || wanted[0]).focus();
  };
  settleFocus(document);
  addEventListener('load', () => setTimeout(() => { // going to #here took the focus away
    if (document.activeElement === document.body) settleFocus(document);
  }));
  document.addEventListener('htmx:load', (event) => {
    if (event.detail.elt !== document.body) settleFocus(event.detail.elt);
  });

  /* Replies that are no reply: the session ended, or the server could not be reached. */
  const signIn = document.body.dataset.signIn;
  const isSignedOut = (xhr) => Boolean(signIn && xhr.responseURL && new URL(xhr.responseURL).pathname === signIn);
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (!isSignedOut(event.detail.xhr)) return;
    event.detail.shouldSwap = false;
    document.dispatchEvent(new CustomEvent('signed-out'));
    say('signed-out');
  });
  const sayFailed = (event) => {
    if (!event.target.closest('[data-autosave]')) say('failed');
  };
  document.addEventListener('htmx:sendError', sayFailed);
  document.addEventListener('htmx:timeout', sayFailed);
  document.addEventListener('htmx:responseError', sayFailed);
})();
