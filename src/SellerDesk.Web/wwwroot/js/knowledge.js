// Suggested answers (data-suggest): arrows walk through them from the search above, Enter takes the one that is marked, Escape goes back to the answer.
// A menu of them (data-suggest-menu) is typed into as soon as it opens.
export function startKnowledge() {
  document.addEventListener('keydown', walk);
  document.addEventListener('toggle', event => {
    if (event.target.matches?.('details[data-suggest-menu][open]')) focusWhenThere(event.target, 20);
  }, true);
  document.addEventListener('click', event => {
    const menu = event.target.closest?.('[data-insert]') && event.target.closest('details[data-suggest-menu]');
    if (menu) menu.open = false;
  });
}

function walk(event) {
  const box = event.target.closest?.('[data-suggest]');
  if (!box || !event.target.matches('input') || event.isComposing) return;
  if (event.key === 'Escape') {
    const menu = box.closest('details');
    if (menu) menu.open = false;
    document.querySelector('textarea[data-answer]')?.focus();
    event.preventDefault();
    return;
  }
  const choices = [...box.querySelectorAll('[data-insert]')];
  if (choices.length === 0) return;
  const at = choices.findIndex(choice => choice.classList.contains('is-here'));
  if (event.key === 'Enter') {
    choices[Math.max(at, 0)].click();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const to = Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), choices.length - 1);
    choices.forEach((choice, place) => choice.classList.toggle('is-here', place === to));
    choices[to].scrollIntoView({ block: 'nearest' });
  } else {
    return;
  }
  event.preventDefault();
}

function focusWhenThere(menu, tries) {
  const field = menu.querySelector('[data-suggest] input');
  if (field) field.focus();
  else if (tries > 0 && menu.open) setTimeout(() => focusWhenThere(menu, tries - 1), 50);
}
