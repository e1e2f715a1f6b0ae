// Deadlines are recounted here twice a minute, by the thresholds of ClockLook.cs; countdowns of toasts once a second.
import { words } from './words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NBSP = '\u00A0';
const STATES = ['fine', 'soon', 'over', 'line'];

export function startClocks() {
  // The server's clock counts, not that of the visitor's machine: its "now" was written when the answer began.
  const answered = performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseStart || 0);
  const ahead = words().now ? words().now - answered : 0;
  setInterval(() => document.querySelectorAll('.sd-clock[data-due]').forEach(c => recount(c, Date.now() + ahead)), 30_000);
  setInterval(() => document.querySelectorAll('.sd-count[data-count]').forEach(c => countDown(c, Date.now() + ahead)), 1000);
}

function recount(clock, now) {
  const due = Number(clock.dataset.due);
  const start = Number(clock.dataset.start) || due;
  const left = due - now;
  const share = due > start ? Math.min(1, Math.max(0, left / (due - start))) : null;
  const state = stateOf(left, share, clock.hasAttribute('data-line'));
  if (!clock.classList.contains(state)) {
    clock.classList.remove(...STATES);
    clock.classList.add(state);
  }
  clock.querySelector('.ring .left')?.setAttribute('stroke-dasharray', `${share ?? (left > 2 * HOUR ? 1 : 0)} 1`);
  const label = clock.querySelector(':scope > .left');
  const text = (label.textContent.startsWith('≈') ? '≈ ' : '') + leftOf(left, Number(clock.dataset.units));
  if (label.textContent !== text) setText(label, text);
}

export function stateOf(left, share, redLine) {
  if (redLine && (left < 4 * HOUR || (share !== null && share < 0.15))) return 'line';
  if (left <= 0) return 'over';
  return left < 2 * HOUR || (share !== null && share < 0.25) ? 'soon' : 'fine';
}

export function leftOf(left, units) {
  const w = words();
  const whole = Math.abs(left);
  if (whole < MINUTE) return `<${NBSP}1${NBSP}${w.minute}`;
  const sign = left < 0 ? '\u2212' : '';
  const [days, hours, minutes] = [Math.floor(whole / DAY), Math.floor(whole / HOUR) % 24, Math.floor(whole / MINUTE) % 60];
  if (days) return sign + two(days, w.day, hours, w.hour, units, false);
  return sign + (hours ? two(hours, w.hour, minutes, w.minute, units, true) : `${minutes}${NBSP}${w.minute}`);
}

function two(large, largeUnit, small, smallUnit, units, pad) {
  const first = `${large}${NBSP}${largeUnit}`;
  return units < 2 || !small ? first : `${first}${NBSP}${pad ? String(small).padStart(2, '0') : small}${NBSP}${smallUnit}`;
}

function countDown(count, now) {
  const left = Math.max(0, Number(count.dataset.count) - now);
  count.querySelector('.left')?.setAttribute('stroke-dasharray', `${left / Number(count.dataset.lasts)} 1`);
  setText(count.querySelector('span'), String(Math.ceil(left / 1000)));
}

// Blazor keeps its own text nodes: their words are changed, they are never replaced.
function setText(element, text) {
  const node = [...element.childNodes].find(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
  if (node) node.data = text;
}
