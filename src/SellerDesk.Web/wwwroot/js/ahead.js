// Hands are faster than the wire. A button with data-on leads on to another item ([data-item]); what is typed until that item is here was meant
// for it: it waits, and is then pressed in the order it came. Otherwise the last letters fall into a field that is about to go.
const LONGEST_MS = 3000;

let way = null;

export function startAhead() {
  window.addEventListener('keydown', hold, true);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-item'] });
}

/** The button was pressed by a key: from now on keys wait. */
export function goOn(button) {
  if (way || button.ariaDisabled === 'true') return;
  way = { button, from: shown(), trouble: troubles(), keys: [], timer: setTimeout(arrive, LONGEST_MS) };
}

const shown = () => document.querySelector('[data-item]')?.dataset.item;
const troubles = () => document.querySelectorAll('[data-editor] .sd-finding.block, .sd-toast:is(.warn, .danger)').length;

function hold(event) {
  if (!way || !event.isTrusted || event.isComposing || /^(Control|Shift|Alt|Meta)/.test(event.code)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { code, key, ctrlKey, shiftKey, altKey, metaKey } = event;
  way.keys.push({ code, key, ctrlKey, shiftKey, altKey, metaKey, bubbles: true, cancelable: true });
}

// There when another item is shown, when there was none left, or when the deed was refused.
function look() {
  if (way && (shown() !== way.from || !way.button.isConnected || troubles() > way.trouble)) arrive();
}

function arrive() {
  const { keys, timer } = way;
  clearTimeout(timer);
  way = null;
  while (keys.length && !way) press(keys.shift());
  // One of them led on again: the rest waits for that.
  way?.keys.unshift(...keys);
}

function press(key) {
  const target = document.activeElement ?? document.body;
  const free = target.dispatchEvent(new KeyboardEvent('keydown', key));
  if (free && [...key.key].length === 1 && !key.ctrlKey && !key.metaKey && target.matches('input, textarea')) document.execCommand('insertText', false, key.key);
}
