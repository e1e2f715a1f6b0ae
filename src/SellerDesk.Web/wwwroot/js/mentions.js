// Calling colleagues by name in a note: after @ the names of data-mention are offered. The chosen name is written into the text; the server reads it there.
// Also: a folded form (details[data-write]) puts the focus into its field when it is unfolded.
let box = null;

export function startMentions() {
  document.addEventListener('input', event => { if (event.target.matches?.('[data-mention]')) offer(event.target); });
  document.addEventListener('keydown', pressed, true);
  document.addEventListener('focusout', event => { if (event.target.matches?.('[data-mention]')) setTimeout(close, 150); });
  document.addEventListener('toggle', event => {
    if (event.target.matches?.('details[data-write]') && event.target.open) event.target.querySelector('textarea, input')?.focus();
  }, true);
}

function wordBefore(area) {
  const before = area.value.slice(0, area.selectionStart);
  const at = before.lastIndexOf('@');
  return at >= 0 && !/[\p{L}\p{N}]/u.test(before[at - 1] ?? ' ') && !before.slice(at).includes('\n') && before.length - at < 40 ? { at, typed: before.slice(at + 1).toLowerCase() } : null;
}

function offer(area) {
  const word = wordBefore(area);
  const names = word ? JSON.parse(area.dataset.mention || '[]').filter(name => name.toLowerCase().split(' ').some(part => part.startsWith(word.typed)) || name.toLowerCase().startsWith(word.typed)).slice(0, 6) : [];
  close();
  if (!names.length || (word.typed && names[0].toLowerCase() === word.typed)) return;
  box = document.createElement('div');
  box.className = 'sd-pop together-names';
  box.setAttribute('role', 'listbox');
  box.area = area;
  names.forEach((name, at) => {
    const choice = document.createElement('button');
    choice.type = 'button';
    choice.className = 'sd-menu-item' + (at ? '' : ' is-here');
    choice.setAttribute('role', 'option');
    choice.textContent = name;
    choice.addEventListener('mousedown', event => { event.preventDefault(); choose(name); });
    box.append(choice);
  });
  const place = area.getBoundingClientRect();
  box.style.left = `${place.left}px`;
  box.style.bottom = `${window.innerHeight - place.top + 4}px`;
  document.body.append(box);
}

function pressed(event) {
  if (!box || event.target !== box.area) return;
  const choices = [...box.children];
  const at = choices.findIndex(choice => choice.classList.contains('is-here'));
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    choices[at].classList.remove('is-here');
    choices[(at + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length].classList.add('is-here');
  } else if (event.key === 'Enter' || event.key === 'Tab') choose(choices[at].textContent);
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function choose(name) {
  const area = box.area;
  const word = wordBefore(area);
  close();
  if (!word) return;
  area.setRangeText(`@${name} `, word.at, area.selectionStart, 'end');
  area.focus();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function close() {
  box?.remove();
  box = null;
}
