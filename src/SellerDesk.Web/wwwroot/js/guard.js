// The reply guard in the editor: marks under the words that break a rule, and fixes that stay within Ctrl+Z.
// The server finds (data-marks on [data-mirror]); here a copy of the text lies behind the field, in the same metrics, and carries the marks.
// While somebody types, the marks move along with their words until the server has looked again.
import { tellDraft } from './inbox.js';

const states = new WeakMap();

export function startGuard() {
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'attributes') told(change.target);
      else change.addedNodes.forEach(node => node.nodeType === Node.ELEMENT_NODE && mirrorsIn(node).forEach(told));
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-marks'] });
  document.addEventListener('input', event => { if (event.target.matches?.('[data-guarded]')) typed(event.target); });
  document.addEventListener('scroll', event => { if (event.target.matches?.('[data-guarded]')) follow(event.target); }, { capture: true, passive: true });
  document.addEventListener('paste', pasted);
  document.addEventListener('click', event => {
    const fix = event.target.closest?.('[data-fix]');
    if (fix) replace(areaOf(fix), Number(fix.dataset.fix), fix.dataset.with);
    const goTo = event.target.closest?.('[data-go-to]');
    if (goTo) select(areaOf(goTo), Number(goTo.dataset.goTo));
  });
  document.addEventListener('keydown', event => {
    if (event.code === 'F8' && event.target.matches?.('[data-guarded]')) {
      event.preventDefault();
      selectNext(event.target);
    }
  });
  document.querySelectorAll('[data-mirror]').forEach(told);
}

const mirrorsIn = node => [...(node.matches('[data-mirror]') ? [node] : []), ...node.querySelectorAll('[data-mirror]'),
  ...(node.matches('[data-guarded]') ? [mirrorOf(node)] : [])].filter(Boolean);
// A field that was just taken away has no parent any more.
const mirrorOf = area => area.parentElement?.querySelector('[data-mirror]');
const guarded = mirror => mirror.parentElement?.querySelector('[data-guarded]');
const areaOf = button => button.closest('[data-editor]')?.querySelector('[data-guarded]');

// "17|245|12,5,block,0;30,4,warn,1": the check's number, the length of the text that was checked, the marks with the findings they belong to.
function told(mirror) {
  const area = guarded(mirror);
  if (!area) return;
  const [, length, list] = (mirror.dataset.marks ?? '||').split('|');
  const marks = (list || '').split(';').filter(Boolean).map(mark => {
    const [start, size, kind, index] = mark.split(',');
    return { index: Number(index), start: Number(start), end: Number(start) + Number(size), kind };
  });
  const checked = [area.said, area.value].find(text => text?.length === Number(length));
  if (checked === undefined && marks.length) return;
  const text = checked ?? area.value;
  states.set(mirror, { text, marks, seen: { text, marks } });
  typed(area);
  watchSize(area);
}

function typed(area) {
  const mirror = mirrorOf(area);
  const state = mirror && states.get(mirror);
  if (!state) return;
  if (state.text !== area.value) move(state, area.value);
  draw(mirror, state);
  follow(area);
}

// What stands before and after the change stays marked; what was changed is not, until the server has looked.
function move(state, text) {
  // Back to what the server has seen (an undo): it will not look at the same text again.
  if (text === state.seen.text) {
    Object.assign(state, state.seen);
    return;
  }
  const old = state.text;
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < text.length - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const grown = text.length - old.length;
  state.marks = state.marks.flatMap(mark =>
    mark.end <= head ? [mark] : mark.start >= old.length - tail ? [{ ...mark, start: mark.start + grown, end: mark.end + grown }] : []);
  state.text = text;
}

function draw(mirror, { text, marks }) {
  const pieces = [];
  let at = 0;
  for (const { start, end, kind } of apart(marks)) {
    pieces.push(document.createTextNode(text.slice(at, start)));
    const span = document.createElement('span');
    span.className = `sd-mark ${kind}`;
    span.textContent = text.slice(start, end);
    pieces.push(span);
    at = end;
  }
  // The last, empty line of a field has a height; that of a block has one only when something stands in it.
  pieces.push(document.createTextNode(`${text.slice(at)}\u200B`));
  mirror.replaceChildren(...pieces);
}

// Marks that lie upon one another, side by side: what may not be sent shows through advice about the sentence around it.
function apart(marks) {
  const edges = [...new Set(marks.flatMap(mark => [mark.start, mark.end]))].sort((one, other) => one - other);
  const parts = [];
  edges.slice(1).forEach((end, place) => {
    const over = marks.filter(mark => mark.start <= edges[place] && mark.end >= end);
    if (!over.length) return;
    const mark = over.find(one => one.kind === 'block') ?? over[0];
    const last = parts.at(-1);
    if (last?.mark === mark && last.end === edges[place]) last.end = end;
    else parts.push({ start: edges[place], end, kind: mark.kind, mark });
  });
  return parts;
}

function follow(area) {
  const mirror = mirrorOf(area);
  if (!mirror) return;
  // A scroll bar makes the lines of the field shorter than the block's.
  mirror.style.width = `${area.clientWidth}px`;
  mirror.scrollTop = area.scrollTop;
}

const sizes = new ResizeObserver(changes => changes.forEach(change => follow(change.target)));

function watchSize(area) {
  if (area.watched) return;
  area.watched = true;
  sizes.observe(area);
}

function markOf(area, index) {
  const mirror = area && mirrorOf(area);
  return mirror && states.get(mirror)?.marks.find(mark => mark.index === index);
}

function replace(area, index, words) {
  const mark = markOf(area, index);
  if (!mark) return;
  const caret = area.selectionEnd;
  const gap = words === '' ? spaceToGo(area.value, mark) : 0;
  const [start, end] = [mark.start - (gap < 0 ? 1 : 0), mark.end + (gap > 0 ? 1 : 0)];
  write(area, start, end, words);
  const place = caret <= start ? caret : caret < end ? start + words.length : caret + words.length - (end - start);
  area.setSelectionRange(place, place);
  tellDraft(area);
}

// Words that go take one of the two spaces around them along.
function spaceToGo(text, mark) {
  const before = mark.start === 0 || text[mark.start - 1] === ' ';
  const after = text[mark.end] === ' ';
  return before && after ? 1 : mark.start > 0 && before && (mark.end === text.length || /[.,!?…]/.test(text[mark.end])) ? -1 : 0;
}

// The browser's own way of typing: the only one that Ctrl+Z knows of.
function write(area, start, end, words) {
  area.focus();
  area.setSelectionRange(start, end);
  const done = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
  if (done) return;
  area.setRangeText(words, start, end, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function select(area, index) {
  const mark = markOf(area, index);
  if (!mark) return;
  area.focus();
  area.setSelectionRange(mark.start, mark.end);
}

function selectNext(area) {
  const marks = [...(states.get(mirrorOf(area))?.marks ?? [])].sort((one, other) => one.start - other.start);
  const next = marks.find(mark => mark.start >= area.selectionEnd) ?? marks[0];
  if (next) area.setSelectionRange(next.start, next.end);
}

// Formatted text comes in as plain text, but the addresses behind its links come along: whoever reads the reply would be led there.
function pasted(event) {
  const area = event.target;
  const html = area.matches?.('[data-guarded]') && event.clipboardData?.getData('text/html');
  if (!html || !/<a\s/i.test(html)) return;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const links = [...page.querySelectorAll('a[href]')].map(a => [a.textContent.trim(), addressOf(a)]).filter(([, address]) => address);
  let text = event.clipboardData.getData('text/plain') || page.body.textContent;
  let from = 0;
  for (const [words, address] of links) {
    if (text.includes(address)) continue;
    const at = words ? text.indexOf(words, from) : -1;
    from = at < 0 ? text.length : at + words.length;
    text = `${text.slice(0, from)} (${address})${text.slice(from)}`;
    from += address.length + 3;
  }
  event.preventDefault();
  write(area, area.selectionStart, area.selectionEnd, text.replace(/\r\n?/g, '\n'));
}

function addressOf(link) {
  const href = link.getAttribute('href').trim();
  return /^(https?:|mailto:|tel:|tg:|whatsapp:|\/\/)/i.test(href) ? href.replace(/^(mailto|tel):/i, '').replace(/^https?:\/\//i, '').replace(/\/$/, '') : '';
}
