// A conversation opens at its newest message, which [data-newest] marks: always when another item is shown, with a new message only when the person
// was reading there anyway.
const NEAR_PX = 160;

let shown = '';

export function startTalk() {
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-newest'] });
  look();
}

function look() {
  const mark = document.querySelector('[data-newest]');
  const talk = mark?.closest('.sd-talk');
  const now = mark ? `${talk?.dataset.item} ${mark.dataset.newest}` : '';
  if (now === shown) return;
  const before = shown.split(' ')[0];
  shown = now;
  if (!talk) return;
  const below = mark.getBoundingClientRect().bottom - talk.getBoundingClientRect().bottom;
  if (before !== talk.dataset.item ? below > 0 : below > 0 && below < NEAR_PX + talk.clientHeight / 2) talk.scrollTop += below;
}
