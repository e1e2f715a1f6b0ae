// Lists with one tab stop: <div data-roving> holding elements with data-row="id".
// Moving is done here; the server hears of the row 80 ms after the last move (openrow) and of marks (markrow).
import { register } from './events.js';
import { isTyping, nameOf } from './keys.js';
import { readCookie } from './theme.js';

const SETTLE_MS = 80;
const STEPS = { j: 1, down: 1, k: -1, up: -1 };

let settling = 0;
let markedFrom = null;

export function startRoving() {
  register('openrow', 'markrow');
  document.addEventListener('keydown', moved);
  document.addEventListener('click', clicked);
}

function moved(event) {
  const name = nameOf(event);
  const letter = name.replace('shift+', '').length === 1;
  const list = listFor(event.target, letter);
  if (!list || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  if (letter && readCookie('desk-keys') === 'off') return;
  const rows = rowsOf(list);
  // Before anything was touched the first step leads to the first row, not past it.
  const at = list.contains(document.activeElement) || rows.some(r => r.ariaCurrent === 'true') ? rows.indexOf(current(rows)) : -1;
  if (name in STEPS) go(event, rows[Math.min(rows.length - 1, Math.max(0, at + STEPS[name]))], list);
  else if (name === 'home' || name === 'end') go(event, rows.at(name === 'home' ? 0 : -1), list);
  else if (name === 'x' || name === 'shift+x') mark(event, rows, at, list);
  else if (list.hasAttribute('data-marks') && /^shift\+(down|up|j|k)$/.test(name)) markOn(event, rows, at, STEPS[name.slice(6)], list);
  else if (list.hasAttribute('data-marks') && name === 'ctrl+a') all(event, list, true);
  else if (name === 'esc' && list.querySelector('.is-marked')) all(event, list, false);
  else if (name === 'enter' && event.target.matches('[data-row]')) tell(event.target, list, 0);
}

// j, k and x work from anywhere on the page; arrows and Enter belong to what has the focus, if that is something to press.
function listFor(target, letter) {
  return target.closest?.('[data-roving]')
    || (letter || !target.closest?.('a, button, summary, [role]') ? document.querySelector('[data-roving]') : null);
}

function rowsOf(list) {
  return [...list.querySelectorAll('[data-row]')];
}

function current(rows) {
  return rows.find(r => r === document.activeElement) || rows.find(r => r.tabIndex === 0) || rows.find(r => r.ariaCurrent === 'true');
}

function go(event, row, list, quietly) {
  event.preventDefault();
  if (!row) return;
  rowsOf(list).forEach(r => { r.tabIndex = r === row ? 0 : -1; });
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  if (!quietly && !list.hasAttribute('data-open-on-enter')) tell(row, list, SETTLE_MS);
}

function tell(row, list, wait) {
  clearTimeout(settling);
  settling = setTimeout(() => raise(list, 'openrow', [row.dataset.row], true), wait);
}

function mark(event, rows, at, list) {
  event.preventDefault();
  if (at < 0) return;
  const from = name => rows.findIndex(r => r.dataset.row === name);
  const start = event.shiftKey && markedFrom && from(markedFrom) >= 0 ? from(markedFrom) : at;
  const run = rows.slice(Math.min(start, at), Math.max(start, at) + 1);
  const on = event.shiftKey || !rows[at].classList.contains('is-marked');
  markedFrom = rows[at].dataset.row;
  raise(list, 'markrow', run.map(r => r.dataset.row), on);
}

// Shift and an arrow: this row and the next one.
function markOn(event, rows, at, step, list) {
  const next = Math.min(rows.length - 1, Math.max(0, at + step));
  const run = at < 0 ? [rows[next]] : rows.slice(Math.min(at, next), Math.max(at, next) + 1);
  if (!run.length) return;
  markedFrom ??= run[0].dataset.row;
  raise(list, 'markrow', run.map(r => r.dataset.row), true);
  go(event, rows[next], list, true);
}

// Not the rows alone that are here: all that the list would show.
function all(event, list, on) {
  event.preventDefault();
  markedFrom = null;
  list.dispatchEvent(new CustomEvent('markrow', { bubbles: true, detail: { id: '*', ids: ['*'], on } }));
}

// A box in a row marks it and does not open it.
function clicked(event) {
  const box = event.target.closest?.('[data-roving] [data-mark]') || (event.shiftKey && event.target.closest?.('[data-roving][data-marks] [data-row]'));
  if (!box) return;
  // In a table the box stands in a cell of its own, beside the link that is the row.
  const row = box.closest('[data-row]') || box.closest('tr')?.querySelector('[data-row]');
  const list = box.closest('[data-roving]');
  mark(event, rowsOf(list), rowsOf(list).indexOf(row), list);
  event.stopPropagation();
}

function raise(list, name, ids, on) {
  list.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id: ids.at(-1), ids, on } }));
}
