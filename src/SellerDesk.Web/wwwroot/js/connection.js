// A lost connection: Blazor shows the banner and tries; here are the buttons, and what was typed survives a refresh.
// A field that must survive has data-keep="name"; its text is put back when the page is there again, last letters and all: unless the server
// meanwhile has words of its own, that this field never held.
const PREFIX = 'desk-keep:';
const KEPT_MS = 60 * 60 * 1000;

export function startConnection() {
  document.addEventListener('click', async event => {
    if (event.target.closest?.('[data-reload]')) refresh();
    if (event.target.closest?.('[data-reconnect]') && !(await window.Blazor?.reconnect?.())) refresh();
  });
  window.addEventListener('online', () => {
    if (document.querySelector('#components-reconnect-modal.components-reconnect-failed')) window.Blazor?.reconnect?.();
  });
  window.addEventListener('pagehide', keepAll);
  document.addEventListener('draft', event => (event.target.told ??= []).push(event.detail.text), true);
  const putBackAll = () => document.querySelectorAll('[data-keep]').forEach(putBack);
  new MutationObserver(putBackAll).observe(document.body, { childList: true, subtree: true });
  putBackAll();
}

function refresh() {
  keepAll();
  location.reload();
}

function keepAll() {
  document.querySelectorAll('[data-keep]').forEach(field => {
    const name = PREFIX + field.dataset.keep;
    if (field.value && field.value !== field.first) {
      sessionStorage.setItem(name, JSON.stringify({ text: field.value, held: [field.first, ...(field.told ?? []).slice(-20)], at: Date.now() }));
    } else sessionStorage.removeItem(name);
  });
}

// Once for each field, when it is first seen. The picture that the server sends ahead is replaced by the live page: the field there is another one.
function putBack(field) {
  if (field.first !== undefined) return;
  field.first = field.value;
  const kept = JSON.parse(sessionStorage.getItem(PREFIX + field.dataset.keep));
  if (!kept || Date.now() - kept.at > KEPT_MS || !kept.held.includes(field.first) || field.first === kept.text) return;
  field.value = kept.text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
