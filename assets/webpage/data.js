'use strict';
// What the page knows: the data that stands in it, unfolded where it is needed.
// Words of the map reach the page as text alone: nothing here makes markup of them.

const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const SVG = 'http://www.w3.org/2000/svg';

/** States of a loss, from the worst, by number. */
const DOWN = 0, DEGRADED = 1, MARGIN = 2, INTACT = 3;
const stateKeys = data.impactStates.map(state => state[0]);

/** Roles of items, by number. */
const FRAME_ITEM = 0, AREA = 1, LINK = 2, LABEL = 3, CARD = 4, NOTE = 5;
const roleNames = ['frame-item', 'area-item', 'link-item', 'label-item', 'card-item', 'note-item', 'part'];

/** What shows: numbers of view, plateau and perspective, what is chosen, what is lost. */
const state = { view: 0, plateau: 0, perspective: 0, chosen: null, lost: null };

const byId = id => document.getElementById(id);

/** An element of the page. Attributes are ours; children are elements, or texts of the map. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child != null && child !== ''));
  return element;
}

/** An element of a drawing. */
function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
}

const iconNumbers = new Map(data.icons.map(([name], number) => [name, number]));

function icon(name) {
  const svg = shape('svg', { class: 'icon', 'aria-hidden': 'true' });
  svg.append(shape('use', { href: `#i-${typeof name === 'number' ? data.icons[name][0] : name}` }));
  return svg;
}

function setIcon(button, name) {
  button.querySelector('use').setAttribute('href', `#i-${name}`);
}

/** Words with their gaps filled. */
function say(key, gaps = {}) {
  return words[key].replace(/\{(\w+)\}/g, (all, name) => name in gaps ? gaps[name] : all);
}

const figures = new Intl.NumberFormat(data.language);
const plural = new Intl.PluralRules(data.language);

/** A number with the words for it, in the singular or plural. */
function counted(key, number) {
  const form = words[key][plural.select(number) === 'one' ? 0 : 1];
  return form.replace('{n}', figures.format(number));
}

/** A list of runs (first, count, …) as the numbers that it stands for. */
function unfold(runs) {
  const all = [];
  for (let at = 0; at < runs.length; at += 2) {
    for (let step = 0; step < runs[at + 1]; step++) all.push(runs[at] + step);
  }
  return all;
}

function lazily(make) {
  const kept = new Map();
  return key => {
    if (!kept.has(key)) kept.set(key, make(key));
    return kept.get(key);
  };
}

/** The map at a plateau: its records, and where they hang together. */
const chapter = lazily(plateau => {
  const [elements, links, notes] = data.states[plateau].map(unfold);
  const found = {
    elements: elements.map(number => data.elements[number]),
    links: links.map(number => data.links[number]),
    notes: notes.map(number => data.notes[number]),
  };
  found.element = new Map(found.elements.map(one => [one.i, one]));
  found.place = new Map(found.elements.map((one, at) => [one.i, at]));
  found.link = new Map(found.links.map(one => [one.i, one]));
  found.note = new Map(found.notes.map(one => [one.i, one]));
  found.inside = new Map();
  for (const one of found.elements) into(found.inside, one.p ?? '', one);
  found.linksOf = new Map();
  for (const one of found.links) {
    into(found.linksOf, one.f, one);
    if (one.t !== one.f) into(found.linksOf, one.t, one);
  }
  found.notesOf = new Map();
  for (const one of found.notes) if (one.g) into(found.notesOf, one.g, one);
  return found;
});

function into(lists, key, one) {
  const list = lists.get(key);
  if (list) list.push(one); else lists.set(key, [one]);
}

/** A view at a plateau through a perspective. */
function drawn(view, plateau, perspective) {
  const [bounds, looks, notes, counts] = data.drawings[view][plateau];
  const [items, legend] = looks[Math.min(perspective, looks.length - 1)];
  return { bounds, notes, counts, legend: data.legends[legend], items: unfold(items) };
}

/** Ids of what the views show at a plateau, each with the numbers of its views. */
const shownIn = lazily(plateau => {
  const found = new Map();
  data.views.forEach((_, view) => {
    for (const number of drawn(view, plateau, 0).items) {
      const subject = data.subjects[data.items[number][3] - 1];
      if (!subject) continue;
      const ids = subject[0] === 'b' ? subject.slice(3) : [subject[1]];
      for (const id of ids) {
        if (!found.has(id)) found.set(id, new Set());
        found.get(id).add(view);
      }
    }
  });
  return found;
});

const sentence = number => data.sentences[number].map(part => data.parts[part]).join(', ');

/** What the loss of an element does at a plateau: state and reason by id. `null` where this page
    cannot say. */
function lossOf(plateau, id) {
  const at = chapter(plateau).place.get(id);
  if (!data.losses || at === undefined) return null;
  const found = new Map();
  const groups = data.losses[plateau][at];
  for (let from = 0; from < groups.length; from += 2 + groups[from + 1]) {
    const [state, reason] = data.marks[groups[from]];
    for (let step = 0; step < groups[from + 1]; step++) {
      const element = chapter(plateau).elements[groups[from + 2 + step]];
      found.set(element.i, { state, reason });
    }
  }
  return found;
}

/** The state of a link in a loss: a flow takes the worst of its ends and of what it crosses, any
    other link hands on that of its start where its end is hit too. */
function linkState(link, loss) {
  const of = id => loss.get(id)?.state ?? INTACT;
  const hit = state => state <= DEGRADED;
  if (data.linkKinds[link.k][3]) {
    return Math.min(INTACT, ...[link.f, link.t, ...(link.v ?? [])].map(of).filter(hit));
  }
  return hit(of(link.t)) ? of(link.f) : INTACT;
}

const nameOf = id => chapter(state.plateau).element.get(id)?.n ?? id;

/** The link as a sentence: what starts it, the verb of its kind, where it ends. */
function linkSentence(link) {
  return `${nameOf(link.f)} ${data.linkKinds[link.k][1]} ${nameOf(link.t)}`;
}

/** What a link carries, in a few words: its name and its first attributes. */
function linkWords(link) {
  const values = (link.a ?? []).slice(0, 3).map(([, value]) => value.split('\n')[0]);
  return [link.n, ...values].filter(Boolean).join(' · ');
}

/** Letters as they are compared: without accents, small. */
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss').replace(/[’‘]/g, "'");
}

/** An address that a reader may follow; anything else stays words. */
function safeAddress(text) {
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(text) || text.length > 2000) return null;
  try {
    const url = new URL(text);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function wordsOrLink(text) {
  const address = safeAddress(text.trim());
  if (!address) return document.createTextNode(text);
  return make('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, text);
}

function announce(text) {
  byId('live').textContent = text;
}
