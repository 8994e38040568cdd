/* Passkeys: hands the buttons of our pages to the scripts of allauth, and says on the page what went wrong. */
(() => {
  'use strict';
  const failed = () => {
    for (const note of document.querySelectorAll('[data-passkey-failed]')) note.hidden = false;
  };
  for (const button of document.querySelectorAll('[data-passkey]')) {
    const { passkey, credential, options, passwordless } = button.dataset;
    if (!window.PublicKeyCredential) {
      button.disabled = true;
      failed();
      continue;
    }
    const ids = { add: button.id, authenticate: button.id, login: button.id, credential, data: options, passwordless };
    window.allauth.webauthn.forms[passkey]({ ids });
  }
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault();
    failed();
  });
})();
