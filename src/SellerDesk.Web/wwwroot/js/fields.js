// Text areas grow with their text (data-grow); password fields can be looked at (data-reveal="id"); Caps Lock is told (data-caps="id").
// A button puts its words where the caret stands (data-insert="words" data-into="id", or "answer" for the field that answers).
export function startFields() {
  document.addEventListener('input', event => { if (event.target.matches?.('[data-grow]')) grow(event.target); });
  document.addEventListener('focusin', event => { if (event.target.matches?.('[data-grow]')) grow(event.target); });
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-reveal]');
    const field = button && document.getElementById(button.dataset.reveal);
    if (!field) return;
    field.type = field.type === 'password' ? 'text' : 'password';
    button.ariaPressed = String(field.type === 'text');
  });
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-insert]');
    const field = button && (document.getElementById(button.dataset.into) ?? document.querySelector(`textarea[data-${button.dataset.into}]`));
    if (!field) return;
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  document.addEventListener('keyup', event => {
    const note = document.getElementById(event.target.dataset?.caps);
    if (note) note.hidden = !event.getModifierState?.('CapsLock');
  });
}

function grow(area) {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
