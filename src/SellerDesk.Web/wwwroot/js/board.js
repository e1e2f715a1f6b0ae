// The board of complaints: columns ([data-column="Deciding"]) of cards ([data-card="id"]), one tab stop. Moving about is done here; the server hears
// "movecard" (a card is to go to another stage), "liftcard" (a card is in the hand: say what each stage wants of it; no id: it was let go) and "markrow".
import { register } from './events.js';
import { isTyping, nameOf } from './keys.js';
import { readCookie } from './theme.js';

const STEPS = { j: [0, 1], down: [0, 1], k: [0, -1], up: [0, -1], h: [-1, 0], left: [-1, 0], l: [1, 0], right: [1, 0] };
const MOVES = { 'shift+right': 'next', 'shift+l': 'next', 'shift+left': 'previous', 'shift+h': 'previous' };

let kept = '';
let keptUntil = 0;

export function startBoard() {
  register('movecard', 'liftcard');
  document.addEventListener('keydown', pressed);
  document.addEventListener('focusin', event => { if (event.target.matches?.('[data-board] [data-card]')) stop(event.target); });
  document.addEventListener('click', clicked, true);
  document.addEventListener('click', event => { if (event.target.closest?.('[data-print]')) window.print(); });
  document.addEventListener('dragstart', lifted);
  document.addEventListener('dragover', over);
  document.addEventListener('drop', dropped);
  document.addEventListener('dragend', () => letGo());
  // A card that moved is another element: the focus goes with it.
  new MutationObserver(() => {
    if (!kept || performance.now() > keptUntil || (document.activeElement && document.activeElement !== document.body)) return;
    const card = document.querySelector(`[data-board] [data-card="${CSS.escape(kept)}"]`);
    if (card) focus(card);
  }).observe(document.body, { childList: true, subtree: true });
}

const columns = board => [...board.querySelectorAll('[data-column]')].filter(column => column.getClientRects().length);
const cards = column => [...column.querySelectorAll('[data-card]')];

function pressed(event) {
  const board = document.querySelector('[data-board]');
  const name = nameOf(event);
  if (!board || !name || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open], details[data-menu][open]')) return;
  const letter = name.replace('shift+', '').length === 1;
  if (letter && readCookie('desk-keys') === 'off') return;
  const here = event.target.closest?.('[data-card]');
  // Letters work from anywhere on the page; arrows belong to what has the focus, if that is something to press.
  if (!here && !letter && event.target.closest?.('a, button, summary, [role]')) return;
  const current = here ?? board.querySelector('[data-card][tabindex="0"]');
  if (name in STEPS) {
    event.preventDefault();
    focus(here ? beside(board, here, ...STEPS[name]) : current ?? board.querySelector('[data-card]'));
  } else if (name in MOVES && current) {
    event.preventDefault();
    move(board, current, MOVES[name]);
  } else if (name === 'm' && current) {
    event.preventDefault();
    move(board, current, 'choose');
  } else if ((name === 'home' || name === 'end') && here) {
    event.preventDefault();
    focus(cards(here.closest('[data-column]')).at(name === 'home' ? 0 : -1));
  } else if (name === 'x' && current) {
    event.preventDefault();
    mark(board, current);
  } else if (name === 'esc' && board.querySelector('.is-marked, .board-drop')) {
    if (board.querySelector('.is-marked')) raise(board, 'markrow', { id: '*', ids: ['*'], on: false });
    raise(board, 'liftcard', { id: '' });
  }
}

/** The card that many columns and cards away; sideways the one at about the same height, past empty columns. */
function beside(board, card, sideways, down) {
  const column = card.closest('[data-column]');
  if (down) {
    const own = cards(column);
    return own[Math.min(own.length - 1, Math.max(0, own.indexOf(card) + down))];
  }
  const all = columns(board);
  const top = card.getBoundingClientRect().top;
  for (let at = all.indexOf(column) + sideways; at >= 0 && at < all.length; at += sideways) {
    const found = cards(all[at]);
    if (found.length) return found.reduce((best, one) => Math.abs(one.getBoundingClientRect().top - top) < Math.abs(best.getBoundingClientRect().top - top) ? one : best);
  }
  return card;
}

function focus(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function stop(card) {
  card.closest('[data-board]').querySelectorAll('[data-card]').forEach(one => { one.tabIndex = one === card ? 0 : -1; });
}

function move(board, card, to) {
  if (!board.hasAttribute('data-moves')) return;
  [kept, keptUntil] = [card.dataset.card, performance.now() + 3000];
  raise(board, 'movecard', { id: card.dataset.card, to });
}

// A box on a card marks it and does not open it.
function clicked(event) {
  const card = event.target.closest?.('[data-board] [data-card]');
  if (!card || !(event.target.closest('[data-mark]') || event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
  mark(card.closest('[data-board]'), card);
}

function mark(board, card) {
  if (board.hasAttribute('data-moves')) raise(board, 'markrow', { id: card.dataset.card, ids: [card.dataset.card], on: !card.classList.contains('is-marked') });
}

function lifted(event) {
  const card = event.target.closest?.('[data-board][data-moves] [data-card]');
  if (!card) return;
  event.dataTransfer.setData('text/plain', card.dataset.card);
  event.dataTransfer.effectAllowed = 'move';
  card.classList.add('is-lifted');
  raise(card.closest('[data-board]'), 'liftcard', { id: card.dataset.card });
}

function over(event) {
  const card = document.querySelector('[data-card].is-lifted');
  const column = event.target.closest?.('[data-column]');
  if (!card || !column) return;
  document.querySelectorAll('[data-column].is-over').forEach(one => { if (one !== column) one.classList.remove('is-over'); });
  if (column === card.closest('[data-column]')) return;
  column.classList.add('is-over');
  event.preventDefault();
  event.dataTransfer.dropEffect = 'move';
}

function dropped(event) {
  const card = document.querySelector('[data-card].is-lifted');
  const column = event.target.closest?.('[data-column]');
  if (!card || !column) return;
  event.preventDefault();
  const board = card.closest('[data-board]');
  letGo(true);
  if (column !== card.closest('[data-column]')) move(board, card, column.dataset.column);
}

function letGo(quietly) {
  document.querySelectorAll('[data-column].is-over').forEach(column => column.classList.remove('is-over'));
  const card = document.querySelector('[data-card].is-lifted');
  if (!card) return;
  card.classList.remove('is-lifted');
  if (!quietly) raise(card.closest('[data-board]'), 'liftcard', { id: '' });
}

function raise(board, name, detail) {
  board.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}
