// A button prints the page that it stands on (data-print).
export function startPrinting() {
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-print]')) window.print();
  });
}
