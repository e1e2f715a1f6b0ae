// A button takes what stands in a field to the clipboard (data-copy="id") and says so for a while (data-copied="words").
const SAID_MS = 2000;

export function startCopying() {
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-copy]');
    const field = button && document.getElementById(button.dataset.copy);
    if (field) copy(field).then(() => say(button));
  });
}

// Without https there is no clipboard object; the old way still works there.
async function copy(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand('copy');
  }
}

function say(button) {
  const words = button.querySelector('[role=status]');
  if (!words || words.dataset.was) return;
  words.dataset.was = words.textContent;
  words.textContent = button.dataset.copied;
  setTimeout(() => { words.textContent = words.dataset.was; delete words.dataset.was; }, SAID_MS);
}
