/* A long import: the form sends itself and a bar follows the lines that come back. Without it the form is sent as usual. */
(() => {
  'use strict';
  const form = document.querySelector('[data-long-import]');
  const box = form?.querySelector('[data-progress]');
  if (!box) return;
  const bar = box.querySelector('progress');
  const buttons = form.querySelectorAll('button');
  const sendAsUsual = () => {
    for (const button of buttons) button.disabled = false;
    form.submit();
  };

  /* Follows the answer line by line; gives the last one. */
  const follow = async (answer) => {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    let last = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return last;
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        last = line;
        if (Number(line) >= 0) bar.value = Number(line);
      }
    }
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    box.hidden = false;
    for (const button of buttons) button.disabled = true;
    try {
      const answer = await fetch(location.href, { method: 'POST', body: new FormData(form), headers: { 'X-Progress': '1' } });
      const last = answer.ok && answer.headers.get('Content-Type').startsWith('text/plain') ? await follow(answer) : '';
      if (last === 'done') location.reload();
      else sendAsUsual();
    } catch {
      sendAsUsual();
    }
  });
})();
