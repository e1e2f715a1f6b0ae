// Ctrl K: everything that the page offers, by name: pages, views, deeds, macros, templates, and items that the server finds. "?": the keys.
// Read from data-command (name), data-also (another name), data-key, data-group, data-icon of elements; what the server adds stands in
// [data-palette-found], which hears "paletteask".
import { isTyping, nameOf, reachable } from './keys.js';
import { openModal } from './dialogs.js';
import { words } from './words.js';
import { readCookie, writeCookie } from './theme.js';
import { register } from './events.js';
import { plain, score, waysToAsk } from './fuzzy.js';

const MOST = 40;
const REST_MS = 180;

let found = [];
let chosen = 0;
let resting = 0;

export function startPalette() {
  register('paletteask');
  document.addEventListener('keydown', event => {
    const name = nameOf(event);
    if (name === 'ctrl+k') open(event, openPalette);
    else if (name === '?' && !isTyping(event.target) && readCookie('desk-keys') !== 'off') open(event, openKeys);
  });
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-palette]')) openPalette();
    const one = event.target.closest?.('#palette .one');
    if (one) run(Number(one.dataset.at), event.ctrlKey || event.metaKey);
  });
  document.addEventListener('input', event => { if (event.target.closest?.('#palette')) typed(event.target.value); });
  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-keys-switch]')) writeCookie('desk-keys', event.target.checked ? '' : 'off');
  });
  document.addEventListener('keydown', event => { if (event.target.closest?.('#palette')) choose(event); });
  // Templates of the open item and what the server finds come while the palette is open.
  new MutationObserver(changes => {
    const palette = document.getElementById('palette');
    if (palette?.open && changes.some(change => change.target.closest?.('[data-palette-found], [data-offers]'))) list(palette.querySelector('input').value, chosen);
  }).observe(document.body, { childList: true, subtree: true });
}

function open(event, show) {
  event.preventDefault();
  if (!document.querySelector('dialog[open]')) show();
}

function openPalette() {
  const palette = document.getElementById('palette');
  if (!document.querySelector('.sd-shell')) return;
  const input = palette.querySelector('input');
  input.value = '';
  openModal(palette);
  list('');
  input.focus();
  document.querySelectorAll('details[data-offers]').forEach(menu => menu.dispatchEvent(new Event('toggle')));
  ask('');
}

function typed(text) {
  list(text);
  clearTimeout(resting);
  resting = setTimeout(() => ask(text), REST_MS);
}

function ask(text) {
  document.querySelectorAll('[data-palette-found]').forEach(place => place.dispatchEvent(new CustomEvent('paletteask', { bubbles: true, detail: { text } })));
}

// Deeds on the open page first, then what was found, then ways to go, then look and sign-in.
function offers() {
  const order = [words().onPage, words().macros, words().templates, words().views, words().items, words().goTo, words().settings];
  const group = e => e.dataset.group ? words()[e.dataset.group] ?? e.dataset.group : e.matches('[data-go]') ? words().goTo : e.closest('.sd-side-foot') ? words().settings : e.matches('.sd-view') ? words().views : words().onPage;
  const seen = new Set();
  return [...document.querySelectorAll('[data-command]')]
    .filter(e => e.dataset.command && !seen.has(e.dataset.command) && seen.add(e.dataset.command))
    .filter(e => e.matches('[data-go]') || e.closest('.sd-side, [data-palette-found]') || e.getClientRects().length > 0)
    .map(e => ({ element: e, label: e.dataset.command, also: e.dataset.also, always: e.hasAttribute('data-always'), said: e.dataset.said, key: e.dataset.key, group: group(e), icon: e.querySelector('svg.i') }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

function list(text, keep = 0) {
  const palette = document.getElementById('palette');
  const only = text.startsWith('>');
  const ways = waysToAsk(only ? text.slice(1) : text);
  const ranked = offers()
    .filter(offer => !only || offer.group === words().onPage || offer.group === words().macros)
    .map(offer => ({ ...offer, points: offer.always ? 1 : Math.max(...ways.map(way => Math.max(score(offer.label, way), score(offer.also ?? '', way) * (offer.also && way ? 1 : 0)))) }))
    .filter(offer => offer.points > 0);
  // Groups stand in their order, but the group of the best match comes first.
  const best = new Map();
  ranked.forEach(offer => best.set(offer.group, Math.max(best.get(offer.group) ?? 0, offer.points)));
  found = (ways[0] ? ranked.sort((a, b) => best.get(b.group) - best.get(a.group) || b.points - a.points) : ranked).slice(0, MOST);
  chosen = Math.min(keep, Math.max(found.length - 1, 0));
  const place = palette.querySelector('.found');
  place.replaceChildren(...found.flatMap((offer, at) =>
    at === 0 || found[at - 1].group !== offer.group ? [heading(offer.group), row(offer, at, ways)] : [row(offer, at, ways)]));
  if (!found.length) place.append(heading(words().nothing));
  paint();
}

function heading(text) {
  const head = document.createElement('div');
  head.className = 'group';
  head.textContent = text;
  return head;
}

function row(offer, at, ways) {
  const one = document.createElement('div');
  one.className = 'one';
  one.id = `found-${at}`;
  one.role = 'option';
  one.dataset.at = at;
  if (offer.icon) one.append(offer.icon.cloneNode(true));
  const label = document.createElement('span');
  label.className = 'cut';
  const way = ways.find(asked => asked && plain(offer.label).includes(asked));
  const from = way ? plain(offer.label).indexOf(way) : -1;
  if (from < 0) {
    label.textContent = offer.label;
  } else {
    const mark = document.createElement('mark');
    mark.textContent = offer.label.slice(from, from + way.length);
    label.append(offer.label.slice(0, from), mark, offer.label.slice(from + way.length));
  }
  one.append(label);
  if (offer.said) {
    const said = document.createElement('span');
    said.className = 't3 small cut';
    said.textContent = offer.said;
    one.append(said);
  }
  if (offer.key) one.append(kbd(offer.key));
  return one;
}

function choose(event) {
  const name = nameOf(event);
  const step = { down: 1, up: -1 }[name];
  if (step && found.length) {
    event.preventDefault();
    chosen = (chosen + step + found.length) % found.length;
    paint();
  } else if (name === 'enter' || name === 'ctrl+enter') {
    event.preventDefault();
    run(chosen, name === 'ctrl+enter');
  }
}

function paint() {
  const palette = document.getElementById('palette');
  palette.querySelectorAll('.one').forEach((one, at) => { one.ariaSelected = String(at === chosen); });
  palette.querySelector('input').setAttribute('aria-activedescendant', found.length ? `found-${chosen}` : '');
  palette.querySelector(`#found-${chosen}`)?.scrollIntoView({ block: 'nearest' });
}

function run(at, elsewhere) {
  const offer = found[at];
  document.getElementById('palette').close();
  if (elsewhere && offer?.element.href) window.open(offer.element.href, '_blank', 'noopener');
  else if (offer?.element.matches('input, textarea, select')) offer.element.focus();
  else offer?.element.click();
}

function openKeys() {
  const dialog = document.getElementById('keys');
  if (!document.querySelector('.sd-shell')) return;
  // What stands in the table is not said twice.
  const known = new Set([...dialog.querySelectorAll('[data-keys]')].flatMap(line => line.dataset.keys.split('|')));
  const rows = reachable('[data-key]').filter(e => e.dataset.key && labelOf(e) && !known.has(e.dataset.key)).map(e => {
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
