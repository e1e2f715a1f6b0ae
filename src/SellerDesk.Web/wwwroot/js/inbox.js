// The inbox: slices of the list as it is scrolled, and the answer while it is typed.
// The list says which way there is more (data-before, data-after); the server hears "slice". The answer's field is never written into by the
// server while somebody types; the server hears "draft" when the keys rest.
import { register } from './events.js';

const NEAR_PX = 600;
const REST_MS = 220;

let asked = -Infinity;
let revealed = '';
let resting = 0;

export function startInbox() {
  register('slice', 'draft');
  document.addEventListener('scroll', event => { if (event.target.matches?.('[data-slices]')) look(event.target); }, { capture: true, passive: true });
  document.addEventListener('input', event => { if (event.target.matches?.('[data-answer]')) typed(event.target); });
  document.addEventListener('focusout', event => { if (event.target.matches?.('[data-answer]')) tellDraft(event.target); });
  // Before the key that sends is acted upon, the server must have the last words.
  document.addEventListener('keydown', event => {
    if (event.target.matches?.('[data-answer]') && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) tellDraft(event.target);
  }, true);
  new MutationObserver(() => {
    const list = document.querySelector('[data-slices]');
    if (list) {
      asked = -Infinity;
      reveal(list);
      look(list);
    }
  }).observe(document.body, { childList: true, subtree: true });
}

function look(list) {
  if (asked > performance.now() - 2000) return;
  const gap = list.querySelector('.inbox-gap');
  const edge = list.hasAttribute('data-after') && list.scrollTop + list.clientHeight > list.scrollHeight - NEAR_PX ? 'after'
    : list.hasAttribute('data-before') && list.scrollTop < (gap?.offsetHeight ?? 0) + NEAR_PX ? 'before'
    : '';
  if (!edge) return;
  asked = performance.now();
  list.dispatchEvent(new CustomEvent('slice', { bubbles: true, detail: { edge } }));
}

// The open row of a shared link may be far down its slice.
function reveal(list) {
  const wanted = list.dataset.reveal ?? '';
  if (!wanted || wanted === revealed) return;
  const row = list.querySelector(`[data-row="${CSS.escape(wanted)}"]`);
  if (!row) return;
  revealed = wanted;
  const box = row.getBoundingClientRect();
  const around = list.getBoundingClientRect();
  if (box.top < around.top || box.bottom > around.bottom) row.scrollIntoView({ block: 'center' });
}

function typed(area) {
  const count = area.closest('[data-editor]')?.querySelector('[data-count]');
  const text = [...(count?.childNodes ?? [])].find(node => node.nodeType === Node.TEXT_NODE);
  if (text) text.data = String(area.value.trim().length);
  clearTimeout(resting);
  resting = setTimeout(tellDraft, REST_MS, area);
}

export function tellDraft(area) {
  clearTimeout(resting);
  if (area.said === area.value) return;
  area.said = area.value;
  area.dispatchEvent(new CustomEvent('draft', { bubbles: true, detail: { text: area.value } }));
}
