// Runs before the first paint: "system" becomes light or dark, so that nothing flashes.
(function () {
  const root = document.documentElement;
  root.dataset.choice = root.dataset.theme;
  if (root.dataset.theme === 'system') {
    root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
})();
