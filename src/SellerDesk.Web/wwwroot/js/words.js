// The few words that the script needs, put into the page by the server in the person's language.
let read;

export function words() {
  return read ??= JSON.parse(document.getElementById('desk-words')?.textContent || '{}');
}
