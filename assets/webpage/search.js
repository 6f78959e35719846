// The search: names, kinds, attributes and words of notes, accents ignored, over all plateaus.

let index = null, found = [], current = -1;
const field = byId('search'), list = byId('results'), resultsPanel = byId('results-panel');
const MOST_RESULTS = 40;

/** One entry a record, at the plateau that shows where it is there, else at the first that has it. */
function searchIndex() {
  const entries = new Map();
  const plateaus = [state.plateau, ...data.plateaus.keys()];
  for (const plateau of plateaus) {
    const here = chapter(plateau);
    const put = (subject, name, about, more, sign, tint) => {
      const key = subject.join(':');
      if (!entries.has(key)) {
        entries.set(key, { subject, name, about, plateau, sign, tint, folded: folded(name), text: folded(`${name} ${about} ${more}`) });
      }
    };
    const values = one => (one.a ?? []).map(([, value]) => value).join(' ');
    for (const one of here.elements) {
      const around = here.element.get(one.p);
      put(['e', one.i], one.n, [data.kinds[one.k], around?.n].filter(Boolean).join(' · '), `${one.i} ${values(one)}`, one.c, data.hues[one.h]);
    }
    for (const one of here.notes) {
      const [kind, sign] = data.noteKinds[one.k];
      put(['n', one.i], one.t || one.x || kind, kind, `${one.x ?? ''} ${(one.y ?? []).map(reply => reply[2]).join(' ')}`, sign, 'note');
    }
    for (const one of here.links) {
      const name = id => here.element.get(id)?.n ?? id;
      const [kind, verb] = data.linkKinds[one.k];
      put(['l', one.i], `${name(one.f)} ${verb} ${name(one.t)}`, [kind, linkWords(one)].filter(Boolean).join(' · '), `${one.i} ${values(one)}`, 'link', 'slate');
    }
  }
  return { plateau: state.plateau, entries: [...entries.values()] };
}

/** Better ones first: the name begins so, a word of it does, it holds it, something else does;
    elements before notes before links. */
function rank(entry, parts) {
  let sum = { e: 0, n: 2, l: 4 }[entry.subject[0]] + (entry.plateau === state.plateau ? 0 : 8);
  for (const part of parts) {
    const at = entry.folded.indexOf(part);
    if (at === 0) continue;
    if (at > 0) sum += /[\s/·()'-]/.test(entry.folded[at - 1]) ? 1 : 3;
    else if (entry.text.includes(part)) sum += 10;
    else return Infinity;
  }
  return sum;
}

function search() {
  const query = field.value.trim();
  if (!query) return closeResults();
  if (!index || index.plateau !== state.plateau) index = searchIndex();
  const parts = folded(query).split(/\s+/).filter(Boolean);
  const all = index.entries.map(entry => [rank(entry, parts), entry]).filter(([sum]) => sum < Infinity);
  all.sort((a, b) => a[0] - b[0] || a[1].folded.length - b[1].folded.length || (a[1].folded < b[1].folded ? -1 : 1));
  found = all.slice(0, MOST_RESULTS).map(([, entry]) => entry);
  list.replaceChildren(...found.map((entry, at) => {
    const elsewhere = entry.plateau === state.plateau ? '' : say('elsewhere', { plateau: data.plateaus[entry.plateau].n });
    return make('li', { class: 'result', role: 'option', id: `result-${at}`, 'aria-selected': 'false', onclick: () => open(at) },
      make('span', { class: `tile ${entry.tint}`, 'aria-hidden': 'true' }, icon(entry.sign)),
      make('span', { class: 'two' }, marked(entry.name, entry.folded, parts[0]), make('small', {}, [entry.about, elsewhere].filter(Boolean).join(' · '))));
  }));
  const said = all.length ? counted('countResults', all.length) : say('searchNone', { query });
  byId('results-count').textContent = said;
  announce(said);
  resultsPanel.hidden = false;
  field.setAttribute('aria-expanded', 'true');
  select(found.length ? 0 : -1);
}

/** The name with what was found in it set apart. */
function marked(name, plain, part) {
  const at = plain.length === name.length ? plain.indexOf(part) : -1;
  if (at < 0) return make('b', {}, name);
  return make('b', {}, name.slice(0, at), make('mark', {}, name.slice(at, at + part.length)), name.slice(at + part.length));
}

function select(at) {
  current = at;
  [...list.children].forEach((one, number) => one.setAttribute('aria-selected', String(number === at)));
  if (at >= 0) {
    field.setAttribute('aria-activedescendant', `result-${at}`);
    list.children[at].scrollIntoView({ block: 'nearest' });
  } else {
    field.removeAttribute('aria-activedescendant');
  }
}

function closeResults() {
  resultsPanel.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
  found = [];
  current = -1;
}

function open(at) {
  const entry = found[at];
  if (!entry) return;
  closeResults();
  go({ plateau: entry.plateau });
  choose(entry.subject, true);
  byId('details').focus();
}

field.addEventListener('input', search);
field.addEventListener('focus', () => { if (field.value.trim()) search(); });
field.addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (!found.length) return;
    select((current + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    open(Math.max(current, 0));
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    if (resultsPanel.hidden) {
      field.value = '';
      field.blur();
    }
    closeResults();
  }
});
document.addEventListener('pointerdown', event => {
  if (!event.target.closest('.search')) closeResults();
});
