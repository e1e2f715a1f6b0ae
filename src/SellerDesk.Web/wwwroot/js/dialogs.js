// Dialogs open as modals when Blazor puts them into the page, and the focus goes back where it came from.
// Also: menus (details[data-menu]) close by themselves, and the drawer of the left column.
const cameFrom = new WeakMap();

export function startDialogs() {
  new MutationObserver(changes => changes.forEach(change => {
    change.addedNodes.forEach(node => each(node, openModal));
    change.removedNodes.forEach(node => each(node, giveBack));
  })).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('close', event => giveBack(event.target), true);
  document.addEventListener('click', clicked);
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      closeMenus(null, true);
      drawer(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walkMenu(event);
  });
}

export function openModal(dialog) {
  if (dialog.open) return;
  cameFrom.set(dialog, document.activeElement);
  dialog.showModal();
  dialog.querySelector('[autofocus]')?.focus();
}

function each(node, act) {
  if (node instanceof HTMLDialogElement && node.matches('[data-modal]')) act(node);
  else if (node instanceof HTMLElement) node.querySelectorAll('dialog[data-modal]').forEach(act);
}

function giveBack(dialog) {
  const before = cameFrom.get(dialog);
  cameFrom.delete(dialog);
  if (before?.isConnected) before.focus();
}

function clicked(event) {
  const target = event.target;
  // A click on the dim area beside a dialog of the shell closes it; a form in a dialog is not lost by a slip.
  if (target instanceof HTMLDialogElement && !target.matches('[data-modal]')) target.close();
  const menu = target.closest?.('details[data-menu]');
  closeMenus(menu);
  if (menu && target.closest('.sd-menu-item')) menu.open = false;
  if (target.closest?.('[data-drawer-toggle]')) drawer(!('drawer' in document.documentElement.dataset));
  else if (target.closest?.('[data-drawer-close]') || (target.closest?.('.sd-side a[href]') && !menu)) drawer(false);
}

function closeMenus(except, giveFocus = false) {
  document.querySelectorAll('details[data-menu][open]').forEach(menu => {
    if (menu === except) return;
    if (giveFocus && menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  });
}

// Arrows lead from the menu's button through its choices, and around.
function walkMenu(event) {
  const menu = event.target.closest?.('details[data-menu][open]');
  const choices = menu ? [...menu.querySelectorAll('.sd-pop :is(a, button, input)')] : [];
  if (!choices.length) return;
  event.preventDefault();
  const at = choices.indexOf(document.activeElement);
  const next = event.key === 'ArrowDown' ? at + 1 : Math.max(at, 0) - 1;
  choices[(next + choices.length) % choices.length].focus();
}

function drawer(open) {
  if (open) document.documentElement.dataset.drawer = 'open';
  else delete document.documentElement.dataset.drawer;
}
