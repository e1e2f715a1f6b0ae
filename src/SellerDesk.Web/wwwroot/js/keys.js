// The keyboard layer. An element says which key presses it: data-key="r", "shift+a", "ctrl+enter", "g i".
// Keys are read by their place (event.code), so the Russian layout works; single letters rest while a field has the focus.
import { goOn } from './ahead.js';
import { readCookie } from './theme.js';

const NAMES = {
  Slash: '/', Period: '.', Comma: ',', Enter: 'enter', NumpadEnter: 'enter', Escape: 'esc', ArrowUp: 'up', ArrowDown: 'down',
  ArrowLeft: 'left', ArrowRight: 'right', Home: 'home', End: 'end', Space: 'space', Equal: '=', Minus: '-',
};
const SEQUENCE_MS = 1200;

let prefix = '';
let prefixAt = 0;

export function startKeys() {
  document.addEventListener('keydown', pressed);
}

/** The name of what was pressed, as data-key writes it. */
export function nameOf(event) {
  const code = event.code || '';
  const key = code.startsWith('Key') ? code.slice(3).toLowerCase()
    : code.startsWith('Digit') ? code.slice(5)
    : NAMES[code] || (/^F\d+$/.test(code) ? code.toLowerCase() : '');
  if (!key) return '';
  if (key === '/' && event.shiftKey) return '?';
  return (event.ctrlKey || event.metaKey ? 'ctrl+' : '') + (event.altKey ? 'alt+' : '') + (event.shiftKey ? 'shift+' : '') + key;
}

export function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])'));
}

/** What can be pressed now: inside the open dialog if there is one, and visible. */
export function reachable(selector) {
  const dialogs = document.querySelectorAll('dialog[open]');
  const scope = dialogs.length ? dialogs[dialogs.length - 1] : document;
  return [...scope.querySelectorAll(selector)].filter(e => e.getClientRects().length > 0);
}

function pressed(event) {
  const name = nameOf(event);
  if (!name || event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  const chord = /^(ctrl|alt)\+|^f\d+$/.test(name);
  if (typing && name === 'esc') {
    event.target.blur();
    return;
  }
  if (!chord && (typing || readCookie('desk-keys') === 'off')) return;
  // Enter belongs to what has the focus, if that is something to press.
  if (name === 'enter' && event.target.closest?.('a, button, summary, select, label, [role=button], [role=checkbox]')) return;
  const wanted = performance.now() - prefixAt < SEQUENCE_MS && prefix ? `${prefix} ${name}` : name;
  const target = find(wanted) || (wanted !== name && find(name));
  prefix = '';
  if (target) {
    event.preventDefault();
    press(target);
  } else if (!chord && document.querySelector(`[data-key^="${CSS.escape(name)} "]`)) {
    prefix = name;
    prefixAt = performance.now();
  }
}

// The way to another section works from a closed menu or drawer too, so data-go need not be visible.
function find(name) {
  const selector = `[data-key="${CSS.escape(name)}"]`;
  return reachable(selector)[0] || (document.querySelector('dialog[open]') ? null : document.querySelector(`${selector}[data-go]`));
}

function press(element) {
  if (element.matches('input, textarea, select')) {
    element.focus();
    // A search is typed anew, a draft is gone on with.
    if (element.matches('textarea')) element.setSelectionRange(element.value.length, element.value.length);
    else element.select?.();
  } else {
    // A menu opened by its key is gone through with the arrows.
    if (element.matches('summary')) element.focus();
    if (element.matches('[data-on]')) goOn(element);
    element.click();
    // What is typed next belongs to the form that this unfolded: the browser tells of the unfolding only after the next key.
    const form = element.matches('summary') && element.closest('details[data-write][open]');
    if (form) form.querySelector('textarea, input')?.focus();
  }
}
