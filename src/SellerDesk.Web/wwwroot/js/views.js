// Saved views change places: dragged, or with Alt and an arrow while one has the focus. A list of them is [data-views], a view [data-view] in its
// [data-part]; the server hears "moveview" with how many places down (below 0: up).
import { register } from './events.js';
import { nameOf } from './keys.js';

const FOCUS_MS = 1500;

let dragged = null;

export function startViews() {
  register('moveview');
  document.addEventListener('keydown', event => {
    const view = event.target.closest?.('[data-view][draggable=true]');
    const name = nameOf(event);
    if (!view || (name !== 'alt+up' && name !== 'alt+down')) return;
    event.preventDefault();
    move(view, name === 'alt+up' ? -1 : 1);
    keepFocus(view.dataset.view);
  });
  document.addEventListener('dragstart', event => { dragged = event.target.closest?.('[data-view][draggable=true]') ?? null; });
  document.addEventListener('dragover', event => {
    const over = place(event);
    clear();
    if (!over) return;
    event.preventDefault();
    over.classList.add(distance(over) < 0 ? 'drop-before' : 'drop-after');
  });
  document.addEventListener('drop', event => {
    const over = place(event);
    clear();
    if (!over) return;
    event.preventDefault();
    move(dragged, distance(over));
  });
  document.addEventListener('dragend', () => { clear(); dragged = null; });
}

// Shared ones stay among the shared, one's own among one's own.
function place(event) {
  const over = dragged && event.target.closest?.('[data-view]');
  return over && over !== dragged && over.dataset.part === dragged.dataset.part && over.parentElement === dragged.parentElement ? over : null;
}

function distance(over) {
  const views = [...over.parentElement.querySelectorAll(`[data-view][data-part="${CSS.escape(over.dataset.part)}"]`)];
  return views.indexOf(over) - views.indexOf(dragged);
}

function move(view, places) {
  view.closest('[data-views]').dispatchEvent(new CustomEvent('moveview', { bubbles: true, detail: { id: view.dataset.view, places } }));
}

function clear() {
  document.querySelectorAll('.drop-before, .drop-after').forEach(view => view.classList.remove('drop-before', 'drop-after'));
}

// An element that is put elsewhere in the page loses the focus.
function keepFocus(id) {
  const list = document.querySelector('[data-views]');
  const watch = new MutationObserver(() => {
    if (document.activeElement === document.body) list.querySelector(`[data-view="${CSS.escape(id)}"] a`)?.focus();
  });
  watch.observe(list, { childList: true });
  setTimeout(() => watch.disconnect(), FOCUS_MS);
}
