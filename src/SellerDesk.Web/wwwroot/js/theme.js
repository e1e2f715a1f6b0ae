// Theme and density: switched at once, remembered in cookies that the server reads for the next first response.
const YEAR = 365 * 24 * 3600;
const system = matchMedia('(prefers-color-scheme: dark)');

export function startTheme() {
  const root = document.documentElement;
  document.addEventListener('click', event => {
    const theme = event.target.closest?.('[data-theme-set]')?.dataset.themeSet;
    const density = event.target.closest?.('[data-density-set]')?.dataset.densitySet;
    if (theme) choose(theme);
    if (density) {
      root.dataset.density = density;
      writeCookie('desk-density', density);
    }
    if (theme || density) showChoice();
  });
  system.addEventListener('change', () => { if (root.dataset.choice === 'system') paint('system'); });
  document.addEventListener('toggle', showChoice, true);
  showChoice();
}

function choose(theme) {
  document.documentElement.dataset.choice = theme;
  writeCookie('desk-theme', theme);
  paint(theme);
}

function paint(theme) {
  document.documentElement.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
}

function showChoice() {
  const { choice, density } = document.documentElement.dataset;
  document.querySelectorAll('[data-theme-set]').forEach(b => { b.ariaPressed = String(b.dataset.themeSet === choice); });
  document.querySelectorAll('[data-density-set]').forEach(b => { b.ariaPressed = String(b.dataset.densitySet === density); });
}

export function readCookie(name) {
  return document.cookie.split('; ').find(c => c.startsWith(name + '='))?.slice(name.length + 1) || '';
}

export function writeCookie(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=${value ? YEAR : 0}; samesite=lax`;
}
