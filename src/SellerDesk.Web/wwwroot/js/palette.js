// Ctrl K: everything that the page offers, by name. "?": the keys of this page. Both are read from data-command and data-key.
import { isTyping, nameOf, reachable } from './keys.js';
import { openModal } from './dialogs.js';
import { words } from './words.js';
import { readCookie, writeCookie } from './theme.js';

let found = [];
let chosen = 0;

export function startPalette() {
  document.addEventListener('keydown', event => {
    const name = nameOf(event);
    if (name === 'ctrl+k') open(event, openPalette);
    else if (name === '?' && !isTyping(event.target) && readCookie('desk-keys') !== 'off') open(event, openKeys);
  });
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-palette]')) openPalette();
    const one = event.target.closest?.('#palette .one');
    if (one) run(Number(one.dataset.at));
  });
  document.addEventListener('input', event => { if (event.target.closest?.('#palette')) list(event.target.value); });
  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-keys-switch]')) writeCookie('desk-keys', event.target.checked ? '' : 'off');
  });
  document.addEventListener('keydown', event => { if (event.target.closest?.('#palette')) choose(event); });
}

function open(event, show) {
  event.preventDefault();
  if (!document.querySelector('dialog[open]')) show();
}

function openPalette() {
  const palette = document.getElementById('palette');
  if (!document.querySelector('.sd-shell')) return;
  palette.offers = offers();
  const input = palette.querySelector('input');
  input.value = '';
  openModal(palette);
  list('');
  input.focus();
}

// The open page first, then the sections, then look and sign-in.
function offers() {
  const group = e => e.matches('[data-go]') ? words().goTo : e.closest('.sd-side-foot') ? words().settings : words().onPage;
  const order = [words().onPage, words().goTo, words().settings];
  const seen = new Set();
  return [...document.querySelectorAll('[data-command]')]
    .filter(e => e.dataset.command && !seen.has(e.dataset.command) && seen.add(e.dataset.command))
    .filter(e => e.matches('[data-go]') || e.closest('.sd-side') || e.getClientRects().length > 0)
    .map(e => ({ element: e, label: e.dataset.command, key: e.dataset.key, group: group(e), icon: e.querySelector('svg.i') }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

function list(text) {
  const palette = document.getElementById('palette');
  const asked = text.trim().toLowerCase();
  found = palette.offers.filter(offer => offer.label.toLowerCase().includes(asked));
  chosen = 0;
  const place = palette.querySelector('.found');
  place.replaceChildren(...found.flatMap((offer, at) =>
    at === 0 || found[at - 1].group !== offer.group ? [heading(offer.group), row(offer, at, asked)] : [row(offer, at, asked)]));
  if (!found.length) place.append(heading(words().nothing));
  paint();
}

function heading(text) {
  const head = document.createElement('div');
  head.className = 'group';
  head.textContent = text;
  return head;
}

function row(offer, at, asked) {
  const one = document.createElement('div');
  one.className = 'one';
  one.id = `found-${at}`;
  one.role = 'option';
  one.dataset.at = at;
  if (offer.icon) one.append(offer.icon.cloneNode(true));
  const label = document.createElement('span');
  const from = asked ? offer.label.toLowerCase().indexOf(asked) : -1;
  if (from < 0) {
    label.textContent = offer.label;
  } else {
    const mark = document.createElement('mark');
    mark.textContent = offer.label.slice(from, from + asked.length);
    label.append(offer.label.slice(0, from), mark, offer.label.slice(from + asked.length));
  }
  one.append(label);
  if (offer.key) one.append(kbd(offer.key));
  return one;
}

function choose(event) {
  const step = { down: 1, up: -1 }[nameOf(event)];
  if (step && found.length) {
    event.preventDefault();
    chosen = (chosen + step + found.length) % found.length;
    paint();
  } else if (nameOf(event) === 'enter') {
    event.preventDefault();
    run(chosen);
  }
}

function paint() {
  const palette = document.getElementById('palette');
  palette.querySelectorAll('.one').forEach((one, at) => { one.ariaSelected = String(at === chosen); });
  palette.querySelector('input').setAttribute('aria-activedescendant', found.length ? `found-${chosen}` : '');
  palette.querySelector(`#found-${chosen}`)?.scrollIntoView({ block: 'nearest' });
}

function run(at) {
  const offer = found[at];
  document.getElementById('palette').close();
  if (offer?.element.matches('input, textarea, select')) offer.element.focus();
  else offer?.element.click();
}

function openKeys() {
  const dialog = document.getElementById('keys');
  if (!document.querySelector('.sd-shell')) return;
  const rows = reachable('[data-key]:not([data-go])').filter(e => labelOf(e)).map(e => {
    const line = document.createElement('div');
    const [name, keys] = [document.createElement('dt'), document.createElement('dd')];
    name.textContent = labelOf(e);
    keys.append(kbd(e.dataset.key));
    line.append(name, keys);
    return line;
  });
  const place = dialog.querySelector('[data-keys-here]');
  place.replaceChildren(...rows);
  place.parentElement.hidden = !rows.length;
  dialog.querySelector('[data-keys-switch]').checked = readCookie('desk-keys') !== 'off';
  openModal(dialog);
}

function labelOf(element) {
  const own = [...element.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.data).join(' ').trim();
  return element.dataset.command || element.ariaLabel || element.title || own || element.placeholder || '';
}

function kbd(keys) {
  const shown = { ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: '↵', esc: 'Esc' };
  const element = document.createElement('kbd');
  element.className = 'sd-kbd';
  const chord = /^(ctrl|alt)\+/.test(keys);
  element.textContent = keys.split(/[+ ]/).map(k => shown[k] || (chord || k.length > 1 ? k.toUpperCase() : k)).join(' ');
  return element;
}
