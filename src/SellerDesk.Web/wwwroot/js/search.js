// The inbox's search box: fields and values are offered while somebody types; Enter tells the server ("asked").
// The words come from the page (data-search-words): [{names, name, said, not, values: [[typed, shown?]]}].
import { register } from './events.js';

const MOST = 9;

let offers = [];
let chosen = -1;
// The box somebody is typing into: an answer that comes late must not sweep their words away.
let typed = null;

export function startSearch() {
  register('asked');
  document.addEventListener('input', event => {
    if (!isBox(event.target)) return;
    typed = event.target;
    offer(event.target);
  });
  document.addEventListener('focusin', event => { if (isBox(event.target)) offer(event.target); });
  document.addEventListener('focusout', event => {
    if (!isBox(event.target)) return;
    typed = null;
    close(event.target);
  });
  document.addEventListener('keydown', event => { if (isBox(event.target)) pressed(event); }, true);
  document.addEventListener('mousedown', event => {
    const one = event.target.closest?.('.inbox-offers [role=option]');
    if (!one) return;
    event.preventDefault();
    take(document.querySelector('[data-search] input'), Number(one.dataset.at));
  });
  document.addEventListener('click', event => {
    const put = event.target.closest?.('[data-search-put]');
    if (put) correct(put);
  });
  // What is left of a search stands in the box again, also where the server's markup stays the same.
  new MutationObserver(changes => changes.forEach(({ target }) => {
    if (isBox(target) && target !== typed) target.value = target.dataset.words.replace(/^\d+ /, '');
  })).observe(document.body, { subtree: true, attributeFilter: ['data-words'] });
}

const isBox = target => target.matches?.('[data-search] input');
const plain = text => text.toLowerCase().replaceAll('ё', 'е');
const wordsOf = box => JSON.parse(box.closest('[data-search]').querySelector('[data-search-words]').textContent);

// The piece that the caret is in: where it begins, its minus, its field and the value that is being typed.
function pieceAt(box) {
  const before = box.value.slice(0, box.selectionStart ?? box.value.length);
  let start = 0;
  let quoted = false;
  for (let at = 0; at < before.length; at++) {
    if (before[at] === '"') quoted = !quoted;
    if (before[at] === ' ' && !quoted) start = at + 1;
  }
  const text = before.slice(start);
  const minus = text.startsWith('-') ? 1 : 0;
  const colon = text.indexOf(':');
  if (colon < 0) return { start, minus, end: before.length, name: text.slice(minus) };
  let value = colon + 1;
  quoted = false;
  for (let at = value; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] === ',' && !quoted) value = at + 1;
  }
  return { start: start + value, minus, end: before.length, field: text.slice(minus, colon), name: text.slice(value).replaceAll('"', '') };
}

function offer(box) {
  const piece = pieceAt(box);
  const words = wordsOf(box);
  const asked = plain(piece.name);
  if (piece.field === undefined) {
    offers = (asked || !box.value || piece.minus ? words : [])
      .filter(f => (!piece.minus || f.not) && (!asked || f.names.some(n => n.startsWith(asked)) || plain(f.said).startsWith(asked)))
      .map(f => ({ put: '-'.repeat(piece.minus) + f.name + ':', label: f.name + ':', said: f.said, more: true }));
  } else {
    const field = words.find(f => f.names.includes(plain(piece.field)));
    offers = (field?.values ?? [])
      .filter(([typed, shown]) => plain(typed).startsWith(asked) || plain(shown ?? '').includes(asked) || (asked.length > 1 && plain(typed).includes(asked)))
      .filter(([typed]) => plain(typed) !== asked)
      .map(([typed, shown]) => ({ put: /[ ,:/]/.test(typed) ? `"${typed}"` : typed, label: shown && /^[0-9a-f-]{36}$/.test(typed) ? shown : typed, said: shown === typed ? '' : shown ?? '' }));
  }
  offers = offers.slice(0, MOST + (piece.name ? 0 : MOST));
  chosen = -1;
  draw(box);
}

function draw(box) {
  const place = placeOf(box);
  place.replaceChildren(...offers.map((one, at) => {
    const row = document.createElement('div');
    row.className = 'sd-menu-item';
    row.role = 'option';
    row.id = `offer-${at}`;
    row.dataset.at = at;
    const [label, said] = [document.createElement('b'), document.createElement('span')];
    label.textContent = one.label;
    said.className = 't3 small cut';
    said.textContent = one.said === one.label ? '' : one.said;
    row.append(label, said);
    return row;
  }));
  place.hidden = !offers.length;
  box.setAttribute('aria-expanded', String(offers.length > 0));
  paint(box);
}

function paint(box) {
  [...placeOf(box).children].forEach((row, at) => {
    row.ariaSelected = String(at === chosen);
    row.classList.toggle('is-here', at === chosen);
    if (at === chosen) row.scrollIntoView({ block: 'nearest' });
  });
  if (chosen < 0) box.removeAttribute('aria-activedescendant');
  else box.setAttribute('aria-activedescendant', `offer-${chosen}`);
}

const placeOf = box => box.closest('[data-search]').querySelector('.inbox-offers');

function close(box) {
  offers = [];
  draw(box);
}

function pressed(event) {
  const box = event.target;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !offers.length) {
    offer(box);
    event.preventDefault();
  } else if (step) {
    chosen = (chosen + step + offers.length + (chosen < 0 && step < 0 ? 1 : 0)) % offers.length;
    paint(box);
    event.preventDefault();
  } else if (event.key === 'Enter' && !event.isComposing) {
    event.preventDefault();
    if (chosen >= 0) take(box, chosen);
    else ask(box);
  } else if (event.key === 'Tab' && offers.length && !event.shiftKey && box.value) {
    event.preventDefault();
    take(box, Math.max(chosen, 0));
  } else if (event.key === 'Escape' && offers.length) {
    event.preventDefault();
    event.stopPropagation();
    close(box);
  }
}

function take(box, at) {
  const piece = pieceAt(box);
  const put = offers[at].put + (offers[at].more ? '' : ' ');
  box.setRangeText(put, piece.start, piece.end, 'end');
  offer(box);
}

function ask(box) {
  typed = null;
  close(box);
  box.dispatchEvent(new CustomEvent('asked', { bubbles: true, detail: { text: box.value } }));
}

// "Perhaps this was meant": puts it in place of what was not understood, and asks again.
function correct(put) {
  const box = document.querySelector('[data-search] input');
  const [at, text] = [Number(put.dataset.searchAt), put.dataset.searchText];
  if (box.value.slice(at, at + text.length) !== text) return;
  box.setRangeText(put.dataset.searchPut, at, at + text.length, 'end');
  box.focus();
  ask(box);
}
