// Events of our own that Blazor passes on to the server with their detail; it knows of them once it runs.
export function register(...names) {
  if (!window.Blazor?.registerCustomEventType) setTimeout(register, 50, ...names);
  else names.forEach(name => window.Blazor.registerCustomEventType(name, { createEventArgs: event => event.detail }));
}
