// A lost connection: Blazor shows the banner and tries; here are the buttons, and what was typed survives a refresh.
// A field that must survive has data-keep="name"; its text is put back when the page is there again.
const PREFIX = 'desk-keep:';

export function startConnection() {
  document.addEventListener('click', async event => {
    if (event.target.closest?.('[data-reload]')) refresh();
    if (event.target.closest?.('[data-reconnect]') && !(await window.Blazor?.reconnect?.())) refresh();
  });
  window.addEventListener('online', () => {
    if (document.querySelector('#components-reconnect-modal.components-reconnect-failed')) window.Blazor?.reconnect?.();
  });
  document.addEventListener('focusin', event => putBack(event.target));
  setTimeout(() => document.querySelectorAll('[data-keep]').forEach(putBack), 1500);
}

function refresh() {
  document.querySelectorAll('[data-keep]').forEach(field => {
    if (field.value) sessionStorage.setItem(PREFIX + field.dataset.keep, field.value);
  });
  location.reload();
}

function putBack(field) {
  const name = field.dataset?.keep && PREFIX + field.dataset.keep;
  const kept = name && sessionStorage.getItem(name);
  if (!kept) return;
  sessionStorage.removeItem(name);
  if (field.value === kept) return;
  field.value = kept;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
