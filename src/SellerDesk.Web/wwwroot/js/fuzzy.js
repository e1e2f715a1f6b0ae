// Finding by a few letters: «вход», «влн», "inb", and in the wrong keyboard layout «штищч» for inbox or "d[jl" for «вход».
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

export const plain = text => text.toLowerCase().replaceAll('ё', 'е');

// What the same keys say in the other layout.
export function otherLayout(text) {
  return [...text.toLowerCase()].map(one => {
    const at = LATIN.indexOf(one);
    if (at >= 0) return CYRILLIC[at];
    const back = CYRILLIC.indexOf(one);
    return back >= 0 ? LATIN[back] : one;
  }).join('');
}

export function waysToAsk(text) {
  const asked = plain(text.trim());
  return asked ? [...new Set([asked, plain(otherLayout(asked))])] : [''];
}

// 0: no match. Letters in a row and beginnings of words are worth more; a shorter name wins over a longer one.
export function score(name, asked) {
  if (!asked) return 1;
  const text = plain(name);
  const at = text.indexOf(asked);
  if (at >= 0) return 1000 - Math.min(at, 200) - text.length * 0.1 + (at === 0 || /[\s«(:-]/.test(text[at - 1]) ? 500 : 0);
  let points = 0;
  let from = 0;
  let run = 0;
  for (const one of asked.replaceAll(' ', '')) {
    const found = text.indexOf(one, from);
    if (found < 0) return 0;
    run = found === from ? run + 1 : 0;
    points += 10 + run * 8 + (found === 0 || /[\s«(:-]/.test(text[found - 1]) ? 25 : 0) - Math.min(found - from, 12);
    from = found + 1;
  }
  // Scattered letters of a long text are an accident.
  return points >= asked.length * 9 ? points : 0;
}
